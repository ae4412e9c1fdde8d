"""What two people begin at the same moment is there once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from ctportal.clearance.decisions.actions import circulate
from ctportal.confidentiality.identity import as_person
from ctportal.correspondence.letters import filing
from ctportal.people.models import Entity, Function, Incumbency
from ctportal.reference.models import State
from tests import factories
from tests.turns import both
from visits import actions
from visits.models import AnnualList, Consultation, ListEntry

from ..correspondence.test_filing import mail
from .conftest import days_ago, open_visit
from .test_annual_lists import APPROVED, LATER


@pytest.fixture
def two(committed):
    """Two assessment officers of the same office."""
    cted = Entity.objects.get(code="cted")
    officer = {"role": "assessment-officer", "clearance": 1}
    return [factories.person_of(cted, **officer) for _one in range(2)]


def count(person, rows):
    with as_person(person), transaction.atomic():
        return rows.count()


@pytest.fixture
def carana(committed):
    return State.objects.get(iso3="XAA")


def test_a_mail_filed_twice_at_once_is_one_letter(two):
    first, second = both(lambda by: filing.file(mail(), by=by), *two)
    assert second.letter == first.letter
    assert second.is_known


def test_a_year_has_one_annual_list(two):
    def begin(by):
        return actions.open_annual_list(by=by, year=2027)

    first, second = both(begin, *two)
    assert isinstance(first, AnnualList)
    assert isinstance(second, ValidationError)


def test_a_consultation_is_called_once(two, carana):
    visit = open_visit(two[0], carana)
    with as_person(two[0]):
        actions.agree(visit, by=two[0], on=days_ago(60))
        actions.start(visit, by=two[0])

    def call(by):
        return actions.call_consultation(visit, by=by)

    first, second = both(call, *two)
    assert isinstance(first, Consultation)
    assert isinstance(second, ValidationError)


@pytest.fixture
def approved(two, carana):
    with as_person(two[0]) as by:
        found = actions.open_annual_list(by=by, year=2026)
        plan = {"state": carana, "type": "comprehensive", "quarter": 2}
        actions.add_entry(found, by=by, **plan)
        said = {"on": APPROVED, "decision": "S/AC.40/2026/1"}
        return actions.approve_list(found, by=by, **said)


def test_nothing_is_added_to_a_list_while_it_is_circulated(two, carana):
    first, second = two
    functions = Function.objects.filter(code="head-cted")
    with connection.as_owner():
        Incumbency.objects.create(function=functions.get(), person=first)
    with as_person(first):
        found = actions.open_annual_list(by=first, year=2026)
        plan = {"type": "comprehensive", "quarter": 2}
        actions.add_entry(found, by=first, state=carana, **plan)
    katasi = State.objects.get(iso3="XAB")
    told = {"deadline": timezone.now() + timedelta(days=5), "functions": functions}

    def act(by):
        if by == first:
            return circulate(found, by=by, **told)
        return actions.add_entry(found, by=by, state=katasi, **plan)

    _circulated, refused = both(act, first, second)
    assert isinstance(refused, ValidationError)


def test_two_decisions_add_a_state_once(two, approved):
    katasi = State.objects.get(iso3="XAB")
    planned = {"state": katasi, "type": "focused", "quarter": 4}

    def add(by):
        return actions.change_list(approved, by=by, said=LATER, **planned)

    _first, second = both(add, *two)
    assert isinstance(second, ValidationError)
    assert count(two[0], ListEntry.objects.filter(state=katasi)) == 1


def test_an_entry_is_moved_once(two, approved):
    with as_person(two[0]), transaction.atomic():
        entry = approved.entries.get()
    moved = {"ends": entry, "type": entry.type, "quarter": 3}

    def move(by):
        return actions.change_list(approved, by=by, said=LATER, **moved)

    _first, second = both(move, *two)
    assert isinstance(second, ValidationError)
    assert count(two[0], approved.entries.standing()) == 1
