"""The annual list: approved by the Committee, changed by its decisions."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from ctportal.clearance.decisions import recording
from ctportal.clearance.decisions.actions import circulate
from ctportal.clearance.models import Decision
from ctportal.confidentiality import identity
from ctportal.people.models import Entity, Function, Incumbency
from tests import factories
from visits import actions, priority
from visits.models import AnnualList, EntryVisit, ListEntry

from .conftest import days_ago

APPROVED = date(2026, 1, 12)
LATER = {"decided_on": date(2026, 6, 3), "decision": "S/AC.40/2026/9", "reason": ""}


@pytest.fixture
def listed(holder, carana, as_person):
    """Carana is on the list of 2026, which is not approved yet."""
    with as_person(holder):
        found = actions.open_annual_list(by=holder, year=2026)
        plan = {"type": "comprehensive", "quarter": 2}
        actions.add_entry(found, by=holder, state=carana, **plan)
    return found


@pytest.fixture
def approved(listed, holder, as_person):
    with as_person(holder):
        facts = {"on": APPROVED, "decision": "S/AC.40/2026/1"}
        return actions.approve_list(listed, by=holder, **facts)


@pytest.fixture
def secretariat(db):
    office = Entity.objects.get(code="ctc-secretariat")
    return factories.person_of(office, clearance=1)


def lists_read_by(person):
    with identity.as_person(person):
        return list(AnnualList.objects.readable_by(person))


def states_of(person, day):
    with identity.as_person(person):
        return {state.iso3 for state in priority.states_on(day, person)}


def test_a_list_is_cteds_alone_until_it_is_approved(listed, reader, holder):
    assert lists_read_by(reader) == []
    assert lists_read_by(holder) == [listed]


def test_once_approved_unoct_and_the_committee_read_it(approved, reader, outsider):
    assert lists_read_by(reader) == [approved]
    assert lists_read_by(outsider) == []


def test_only_cted_begins_a_list(reader, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.open_annual_list(by=reader, year=2026)


def test_an_approved_list_is_changed_by_a_decision_alone(
    approved, holder, katasi, as_person
):
    planned = {"state": katasi, "type": "focused", "quarter": 4}
    with as_person(holder):
        with pytest.raises(ValidationError):
            actions.add_entry(approved, by=holder, **planned)
        actions.change_list(approved, by=holder, said=LATER, **planned)
        added = ListEntry.objects.get(state=katasi)
        assert added.added_by.decision == LATER["decision"]


def test_what_stood_before_a_change_stays_readable(approved, holder, as_person):
    with as_person(holder):
        entry = approved.entries.get()
        moved = {"type": entry.type, "quarter": 4}
        actions.change_list(approved, by=holder, ends=entry, said=LATER, **moved)
        before = approved.entries.on(date(2026, 5, 1))
        after = approved.entries.on(date(2026, 7, 1))
        assert [entry.quarter for entry in before] == [2]
        assert [entry.quarter for entry in after] == [4]


def test_an_entry_leads_to_its_visit_for_who_reads_both(
    approved, holder, reader, as_person
):
    days = {"begins_on": days_ago(-30), "ends_on": days_ago(-34)}
    with as_person(holder):
        actions.open_visit_of(
            approved.entries.get(), by=holder, title="Carana", mode="on-site", **days
        )
        assert EntryVisit.objects.exists()
    with as_person(reader):
        assert not EntryVisit.objects.exists()


def test_the_page_of_a_visit_leads_to_the_decision_on_its_list(
    approved, holder, as_person, browser
):
    with as_person(holder):
        decision = Decision.objects.about(approved).get()
        opened = actions.open_visit_of(
            approved.entries.get(),
            by=holder,
            title="Carana",
            mode="on-site",
            begins_on=days_ago(-30),
            ends_on=days_ago(-34),
        )
    page = browser(holder).get(opened.get_absolute_url()).content.decode()
    assert decision.get_absolute_url() in page
    assert approved.decision in page


def test_priority_states_are_those_listed_and_those_visited(
    approved, agreed, holder, reader, outsider
):
    assert states_of(reader, date(2026, 3, 1)) == {"XAA"}
    assert states_of(reader, date(2025, 3, 1)) == set()
    assert states_of(holder, days_ago(0)) == {"XAA"}
    assert states_of(outsider, days_ago(0)) == set()


def test_a_list_may_be_circulated_and_approved_by_silence(
    listed, holder, reader, secretariat, as_person
):
    with as_person(holder):
        functions = Function.objects.filter(code="head-cted")
        Incumbency.objects.create(function=functions.get(), person=holder)
        now = timezone.now()
        told = {"deadline": now + timedelta(days=5), "functions": functions}
        circulated = circulate(listed, by=holder, circular="NOTE.3", **told)
        assert lists_read_by(secretariat) == [listed]
        began = {"circulated_at": now - timedelta(days=5), "deadline": now}
        Decision.objects.filter(pk=circulated.pk).update(**began)
    assert recording.record_all() == 1
    (found,) = lists_read_by(reader)
    assert found.decision == "NOTE.3"


def test_what_the_committee_has_before_it_is_not_changed(listed, holder, as_person):
    with as_person(holder):
        functions = Function.objects.filter(code="head-cted")
        Incumbency.objects.create(function=functions.get(), person=holder)
        later = timezone.now() + timedelta(days=5)
        circulate(listed, by=holder, deadline=later, functions=functions)
        with pytest.raises(ValidationError, match="before the Committee"):
            actions.take_entry_off(listed.entries.get(), by=holder)
