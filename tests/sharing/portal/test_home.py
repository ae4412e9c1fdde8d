"""Home says what waits, what changed, and how much there is, to each their own."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import Need
from ctportal.confidentiality.actions import open_record
from ctportal.pages.waiting import Waiting, by_due
from ctportal.people.models import Entity, Membership
from ctportal.reference.models import Theme
from tests import factories


def test_what_others_changed_stands_on_home(pages, reader, shared, kept):
    page = pages(reader, "/").content.decode()
    assert "Passenger lists" in page
    assert "Unspoken" not in page


def test_one_s_own_changes_are_no_news(pages, holder, shared):
    assert "Passenger lists" not in pages(holder, "/").content.decode()


def test_figures_are_the_rows_their_links_show(pages, reader, shared, kept):
    home = pages(reader, "/").context["home"]
    figure = next(f for f in home.figures if f["label"] == "Open recommendations")
    assert figure["figure"] == 1
    assert "1 recommendation" in pages(reader, figure["href"]).content.decode()


def test_a_withheld_record_changes_no_figure(pages, reader, holder, shared):
    before = figures(pages(reader, "/"))
    factories.make_recommendation(holder)
    assert figures(pages(reader, "/")) == before


def test_somebody_without_an_organization_is_told_whom_to_ask(pages, db):
    office = factories.EntityFactory()
    factories.person_of(office, role=Membership.Role.ADMINISTRATOR, name="I. Keeper")
    newcomer = factories.PersonFactory()
    page = pages(newcomer, "/")
    assert page.status_code == 200
    assert "I. Keeper" in page.content.decode()


def test_an_officer_waits_for_the_state_to_agree(pages, holder, carana, as_person):
    with as_person(holder):
        for day in (1, 2):
            open_record(
                Need,
                by=holder,
                state=carana,
                theme=Theme.objects.first(),
                text="Training of border officers.",
                proposed_on=date(2026, 1, day),
            )
    awaited = pages(holder, "/").context["home"].lists[1]
    assert awaited["count"] == 1
    assert awaited["items"][0].note == "Agreement to 2 needs"


def test_home_asks_as_much_for_many_rows_as_for_few(pages, holder, reader, shared):
    pages(reader, "/")
    few = queries_of(pages, reader)
    for _number in range(5):
        factories.make_recommendation(holder)
    assert queries_of(pages, reader) == few


def queries_of(pages, person):
    with CaptureQueriesContext(connection) as asked:
        pages(person, "/")
    return len(asked)


def figures(response):
    return [
        (f["label"], f["figure"], f["of"]) for f in response.context["home"].figures
    ]


def test_what_waits_stands_under_the_day_it_is_due():
    today = timezone.localdate()
    days = {"late": -3, "soon": 2, "far": 40}
    items = [Waiting(name, due_on=today + timedelta(n)) for name, n in days.items()]
    groups = by_due([*items, Waiting("whenever")])
    assert [(label, [item.title for item in found]) for label, found in groups] == [
        ("Overdue", ["late"]),
        ("This week", ["soon"]),
        ("Later", ["far"]),
        ("Any day", ["whenever"]),
    ]
    assert [item.mark.kind for item in items] == ["overdue", "due", "notbegun"]


@pytest.mark.parametrize("office", ["cted", "unoct", "ctc-secretariat"])
def test_each_office_has_figures_equal_to_their_rows(pages, office, holder, carana):
    entity = Entity.objects.get(code=office)
    person = factories.person_of(entity, role="head", clearance=1)
    factories.make_recommendation(holder, state=carana)
    for figure in pages(person, "/").context["home"].figures:
        listing = pages(person, figure["href"]).context["listing"]
        assert listing.filtered.count() == figure["figure"], figure["label"]
