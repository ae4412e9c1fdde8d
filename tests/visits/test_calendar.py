"""The calendar shows each reader their own days, on the page and elsewhere."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from icalendar import Calendar

from ctportal.confidentiality import actions as confidentiality
from ctportal.people import actions as people
from ctportal.people.models import CalendarAddress, Membership
from tests import factories
from visits import actions

from .conftest import days_ago, open_visit
from .test_pages import queries


@pytest.fixture
def feed(client):
    """`feed(person)` is what a calendar program gets at the person's address."""
    addresses = {}

    def fetch(person):
        if person not in addresses:
            token = people.draw_calendar_address(person, by=person)
            addresses[person] = f"/calendar/{token}.ics"
        return client.get(addresses[person])

    return fetch


def events(answer) -> list:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def month_of(visit) -> str:
    return f"/visits/calendar/?month={visit.begins_on:%Y-%m}"


@pytest.mark.parametrize("view", ["", "&as=list"])
def test_a_visit_stands_on_its_days(as_holder, visit, view):
    page = as_holder.get(month_of(visit) + view).content.decode()
    assert visit.get_absolute_url() in page


@pytest.mark.parametrize("view", ["", "&as=list"])
def test_a_hidden_visit_leaves_the_page_as_it_was(
    browser, holder, outsider, carana, view
):
    address = f"/visits/calendar/?month={days_ago(50):%Y-%m}{view}"
    client = browser(outsider)
    before = client.get(address).content
    open_visit(holder, carana)
    assert without_token(client.get(address).content) == without_token(before)


def without_token(page) -> list:
    return [line for line in page.splitlines() if b"csrf" not in line]


def test_the_sorts_asked_for_are_those_shown(as_holder, visit):
    assert visit.ref in as_holder.get(month_of(visit) + "&kind=visits").content.decode()
    others = as_holder.get(month_of(visit) + "&kind=deadlines").content.decode()
    assert visit.ref not in others


def test_the_states_days_end_on_a_day(as_holder, agreed, holder, as_person):
    with as_person(holder):
        actions.transmit_preliminary(agreed, by=holder, on=date(2026, 3, 2))
    page = as_holder.get("/visits/calendar/?month=2026-04&kind=deadlines")
    assert "answer is due" in page.content.decode()


@pytest.mark.parametrize("asked", ["0001-01", "9999-12", "2026-13", "now", "2026-05\0"])
def test_any_month_is_answered(as_holder, asked):
    page = as_holder.get("/visits/calendar/", {"month": asked, "as": "list"})
    assert page.status_code == 200


@pytest.mark.parametrize("view", ["", "&as=list"])
def test_more_visits_ask_no_more(as_holder, holder, carana, visit, view):
    few = queries(as_holder, month_of(visit) + view)
    for _more in range(3):
        open_visit(holder, carana)
    assert queries(as_holder, month_of(visit) + view) <= few


# --- Elsewhere ------------------------------------------------------------------------


def test_the_feed_has_what_its_person_reads(feed, visit, holder, outsider):
    (event,) = events(feed(holder))
    assert str(event["SUMMARY"]).endswith(visit.title)
    assert event.decoded("DTSTART") == visit.begins_on
    assert "CONFIDENTIAL" in event["DESCRIPTION"]
    assert events(feed(outsider)) == []


def test_an_exercise_says_so_in_each_event(feed, visit, holder, settings):
    settings.EXERCISE = True
    (event,) = events(feed(holder))
    assert event["SUMMARY"].startswith("EXERCISE")
    assert event["DESCRIPTION"].startswith("EXERCISE")


def test_a_change_keeps_the_name_and_counts_up(feed, visit, holder, as_person):
    (before,) = events(feed(holder))
    with as_person(holder):
        actions.change(visit, by=holder, ends_on=days_ago(45))
    (after,) = events(feed(holder))
    assert after["UID"] == before["UID"] == f"{visit.ref}@ct-portal"
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1


def test_a_feed_fetched_twice_is_the_same(feed, visit, holder):
    assert feed(holder).content == feed(holder).content


def test_a_fetch_is_written_down(feed, visit, holder, browser):
    feed(holder)
    told = browser(holder).get("/account/access/").content.decode()
    assert visit.ref in told


def test_what_is_no_longer_readable_is_gone_at_the_next_fetch(
    feed, agreed, holder, reader, as_person
):
    assert len(events(feed(reader))) == 1
    with as_person(holder):
        given = agreed.marking.releases.filter(withdrawn_at=None)
        confidentiality.withdraw(given.select_related("marking"), by=holder)
    assert agreed.title.encode() not in feed(reader).content


def test_the_feed_closes_with_its_persons_place(feed, visit, holder):
    assert len(events(feed(holder))) == 1
    Membership.objects.filter(person=holder).update(ends_on=days_ago(1))
    assert events(feed(holder)) == []


def test_what_is_strictly_confidential_stays_in_the_portal(
    feed, visit, holder, cted, as_person
):
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=2)
    officers = factories.Function.objects.get(code="officer-cted")
    officers.incumbencies.create(person=officer, begins_on=date(2020, 1, 1))
    with as_person(holder):
        factories.classify_strictly(visit, by=holder)
    assert events(feed(officer)) == []


def test_another_address_ends_the_former_one(client, holder):
    first, second = (people.draw_calendar_address(holder, by=holder) for _n in "12")
    assert client.get(f"/calendar/{first}.ics").status_code == 404
    assert client.get(f"/calendar/{second}.ics").status_code == 200


def test_an_unknown_address_leads_nowhere_whoever_is_signed_in(client, holder):
    as_visitor = client.get("/calendar/nobody-has-this-address-at-all.ics")
    client.force_login(holder)
    as_somebody = client.get("/calendar/nobody-has-this-address-at-all.ics")
    assert as_visitor.status_code == as_somebody.status_code == 404
    assert as_visitor.content == as_somebody.content


@pytest.mark.parametrize("path", ["/", "/visits/", "/api/v1/visits/"])
def test_the_address_opens_nothing_else(client, holder, path):
    token = people.draw_calendar_address(holder, by=holder)
    client.get(f"/calendar/{token}.ics")
    assert client.get(path).status_code in (302, 401, 403)


def test_the_address_is_shown_once_and_kept_as_a_digest(as_holder):
    page = as_holder.post("/people/calendar/", {"draw": "1"}).content.decode()
    (token,) = re.findall(r"/calendar/([\w-]+)\.ics", page)
    assert as_holder.get(f"/calendar/{token}.ics").status_code == 200
    assert token not in CalendarAddress.objects.get().digest
    assert token not in as_holder.get("/people/calendar/").content.decode()
    as_holder.post("/people/calendar/", {"end": "1"})
    assert as_holder.get(f"/calendar/{token}.ics").status_code == 404


def test_nobody_draws_anothers_address(holder, reader):
    with pytest.raises(PermissionDenied):
        people.draw_calendar_address(holder, by=reader)


def test_a_second_factor_is_asked_for_before_an_address(as_holder, settings):
    settings.SECOND_FACTOR = "required"
    answer = as_holder.post("/people/calendar/", {"draw": "1"})
    assert "2fa" in answer.headers["Location"]
    assert not CalendarAddress.objects.exists()
