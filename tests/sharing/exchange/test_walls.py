"""An edition's lines and its outbox behind each of the two walls."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from sharing.exchange import actions
from sharing.exchange.models import Delivery, Edition, EditionLine, EditionTie

from . import exchanges


def make_edition(offices):
    """One line for both recipients with a project for UNOCT, one line for UNOCT."""
    made = exchanges.recommend(offices, offices.unoct, offices.unodc)
    exchanges.recommend(offices, offices.unoct)
    project = exchanges.run_project(offices, offices.cted)
    exchanges.attach(made, project, offices)
    actions.make_due_editions(date(2026, 5, 20))


def counted(*querysets):
    return [queryset.count() for queryset in querysets]


def test_without_the_first_wall_the_second_holds(offices, matrix, as_person, outsider):
    make_edition(offices)
    every = [m.objects.all() for m in (Edition, EditionLine, EditionTie, Delivery)]
    for person, seen in (
        (offices.head, [1, 2, 1, 2]),
        (offices.manager, [1, 2, 1, 0]),
        (offices.staff, [1, 1, 0, 0]),
        (outsider, [0, 0, 0, 0]),
    ):
        with as_person(person):
            assert counted(*(rows.all() for rows in every)) == seen


def test_without_the_second_wall_the_first_holds(committed, as_person):
    offices = exchanges.Offices()
    exchanges.recommendation_matrix(offices)
    make_edition(offices)
    models = (Edition, EditionLine, EditionTie, Delivery)
    with connection.as_owner(), as_person(offices.staff) as staff:
        readable = [model.objects.readable_by(staff) for model in models]
        assert counted(*readable) == [1, 1, 0, 0]


def test_the_outbox_is_read_by_nobody_who_is_nobody(offices, matrix):
    make_edition(offices)
    with pytest.raises(DatabaseError, match="nobody has said"), transaction.atomic():
        Delivery.objects.count()


def test_a_recipient_changes_no_delivery(offices, matrix, as_person):
    make_edition(offices)
    with as_person(offices.manager):
        assert Delivery.objects.update(problem="changed") == 0


def test_nobody_rewrites_a_line(offices, matrix, as_person):
    make_edition(offices)
    with (
        as_person(offices.head),
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
    ):
        EditionLine.objects.update(values={})
