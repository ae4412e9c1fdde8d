"""Visits that are postponed, cancelled or declined, and who hears of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ctportal.confidentiality import identity
from visits import actions
from visits.life import OutOfTurn
from visits.models import Visit, VisitChange

from .conftest import days_ago
from .lines import read_by, write

SAID = {"reason": "Elections were called.", "letter_number": "NV 31/2026"}


@pytest.fixture
def told(visit, holder, as_person):
    """Agreed: the other office has heard of the visit."""
    with as_person(holder):
        actions.agree(visit, by=holder, on=days_ago(60))
    return visit


def put_off(visit, by, **days):
    with identity.as_person(by):
        return actions.postpone(visit, by=by, on=days_ago(1), **SAID, **days)


def changes_read_by(person):
    with identity.as_person(person):
        return list(VisitChange.objects.readable_by(person))


def test_a_visit_postponed_to_new_days_goes_on_where_it_stood(told, holder):
    first = timezone.localdate() + timedelta(days=90)
    put_off(told, holder, begins_on=first, ends_on=first + timedelta(days=4))
    assert (told.status, told.begins_on) == ("agreed", first)


def test_one_without_new_days_waits_for_them(told, holder, as_person):
    put_off(told, holder)
    assert (told.status, told.place) == ("postponed", "agreed")
    first = timezone.localdate() + timedelta(days=30)
    with as_person(holder):
        days = {"begins_on": first, "ends_on": first}
        actions.take_up(told, by=holder, on=days_ago(0), **days)
    assert (told.status, told.begins_on) == ("agreed", first)


def test_who_was_told_of_the_visit_hears_of_the_change(told, holder, reader, outsider):
    put_off(told, holder)
    assert [change.reason for change in changes_read_by(reader)] == [SAID["reason"]]
    assert changes_read_by(outsider) == []


def test_who_was_not_told_hears_of_nothing(visit, holder, reader, as_person):
    with as_person(holder):
        actions.cancel(visit, by=holder, on=days_ago(1), **SAID)
    assert changes_read_by(reader) == []
    assert visit.status == "cancelled"


def test_a_declined_visit_keeps_its_drafts_to_its_delegation(
    visit, holder, colleague, as_person
):
    line = write(visit, holder)
    with as_person(holder):
        actions.decline(visit, by=holder, on=days_ago(1), **SAID)
    assert read_by(holder) == [line.text]
    assert read_by(colleague) == []


def test_what_was_given_up_is_not_taken_up(visit, holder, as_person):
    with as_person(holder):
        actions.cancel(visit, by=holder, on=days_ago(1), **SAID)
        with pytest.raises(OutOfTurn):
            actions.postpone(visit, by=holder, on=days_ago(1), **SAID)
        with pytest.raises(OutOfTurn):
            actions.agree(visit, by=holder, on=days_ago(1))


def test_a_visit_under_way_is_not_cancelled(agreed, holder, as_person):
    with as_person(holder), pytest.raises(OutOfTurn):
        actions.cancel(agreed, by=holder, on=days_ago(1), **SAID)


def test_other_offices_do_not_postpone_it(told, reader):
    with pytest.raises(PermissionDenied):
        put_off(told, reader)


def test_days_that_do_not_stand_are_on_no_calendar(visit, holder, as_person):
    days = (visit.begins_on, visit.ends_on)
    with as_person(holder):
        assert Visit.objects.readable_by(holder).happening(*days).get() == visit
    put_off(visit, holder)
    with as_person(holder):
        assert not Visit.objects.readable_by(holder).happening(*days).exists()
