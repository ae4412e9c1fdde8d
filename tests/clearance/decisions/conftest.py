"""The Committee: its secretariat, its Secretary, two members and a report."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import actions as assessing
from ctportal.clearance.decisions import actions
from ctportal.confidentiality import identity
from ctportal.people.models import (
    Community,
    CommunityMember,
    Entity,
    Function,
    Incumbency,
)
from tests import factories


@pytest.fixture
def secretary(db):
    """The officer of the secretariat who may know who holds."""
    person = of_secretariat()
    function = Function.objects.get(code="committee-secretary")
    Incumbency.objects.create(function=function, person=person)
    return person


@pytest.fixture
def clerk(db):
    """Another officer of the secretariat, who fills no function."""
    return of_secretariat()


@pytest.fixture
def member(katasi):
    """Somebody of a permanent mission that sits on the Committee."""
    return seated("mission-katasi", katasi)


@pytest.fixture
def other_member(db):
    return seated("mission-other", None)


@pytest.fixture
def report(holder, carana):
    """A report of a visit, before the Committee and not circulated yet."""
    made = factories.make_assessment(holder, type="focused", state=carana)
    with identity.as_person(holder):
        return assessing.bring_to("committee", made, by=holder)


@pytest.fixture
def circulate(report, secretary):
    """`circulate(hours=48)` puts the report before the members for so long."""

    def circulated(hours=48, by=secretary):
        with identity.as_person(by):
            return actions.circulate(
                report,
                by=by,
                deadline=timezone.now() + timedelta(hours=hours),
                functions=Function.objects.filter(code="committee-secretary"),
                circular="S/AC.40/2026/NOTE.17",
            )

    return circulated


@pytest.fixture
def clock(monkeypatch):
    """`clock(hours=49)` moves the portal's clock on; the database's stays."""
    now = timezone.now
    passed = [timedelta(0)]
    monkeypatch.setattr(timezone, "now", lambda: now() + passed[0])

    def moved(**on):
        passed[0] += timedelta(**on)

    return moved


def of_secretariat():
    office = Entity.objects.get(code="ctc-secretariat")
    return factories.person_of(office, role="secretariat", clearance=1)


def seated(code, state, **days):
    mission = factories.EntityFactory(code=code, kind="mission", state=state)
    committee = Community.objects.get(code="committee")
    CommunityMember.objects.create(community=committee, entity=mission, **days)
    return factories.person_of(mission, clearance=1)


def since_two_days(decision, by):
    """The same, as if it had been circulated two days ago for as long."""
    now = timezone.now()
    began = {"circulated_at": now - timedelta(hours=49), "deadline": now}
    with identity.as_person(by):
        type(decision).objects.filter(pk=decision.pk).update(**began)
    return again(decision, by)


def again(decision, person):
    """The decision as it is stored, read by somebody."""
    with identity.as_person(person):
        rows = type(decision).objects.readable_by(person).for_table()
        return rows.get(pk=decision.pk)
