"""Browsers of the cast, and what hangs under an assessment."""

from datetime import date

import pytest

from assessments import actions
from ctportal.confidentiality import identity
from ctportal.people.models import Entity
from ctportal.reference.models import Theme

from .. import factories

NO_SUCH_REF = "R-000000"


@pytest.fixture
def assessment(holder, carana):
    return factories.make_assessment(holder, state=carana, title="Overview of Carana")


@pytest.fixture
def recommendation(holder, assessment):
    with identity.as_person(holder):
        return actions.add_recommendation(assessment, by=holder, **said())


@pytest.fixture
def finding(holder, assessment):
    with identity.as_person(holder):
        shortfall = said(title="No watch list", nature="shortfall")
        shortfall.pop("needs_assistance")
        return actions.add_finding(assessment, by=holder, **shortfall)


@pytest.fixture
def need(holder, recommendation):
    with identity.as_person(holder):
        return actions.propose_need(recommendation, by=holder, **proposed())


@pytest.fixture
def mission_of(db):
    """`mission_of(state)` is somebody of its permanent mission."""

    def cleared(state):
        facts = {"kind": Entity.Kind.MISSION, "state": state}
        office = factories.EntityFactory(code=f"mission-{state.iso3.lower()}", **facts)
        return factories.person_of(office, clearance=1)

    return cleared


@pytest.fixture
def mission(mission_of, carana):
    return mission_of(carana)


def said(**facts):
    """What a recommendation says."""
    return {
        "title": "Connect the posts",
        "text": "Connect the border posts to the national watch list.",
        "theme": Theme.objects.first(),
        "needs_assistance": True,
    } | facts


def proposed(**facts):
    """What a need says."""
    return {
        "title": "Equipment",
        "text": "Equipment for eleven border posts.",
        "theme": Theme.objects.first(),
        "proposed_on": date(2026, 1, 10),
    } | facts


def typed(form, **facts):
    """What a browser sends for a form as it stands, with some fields typed anew."""
    sent = {}
    for bound in form:
        if bound.field.show_hidden_initial:
            sent[bound.html_initial_name] = bound.field.prepare_value(bound.initial)
        sent[bound.html_name] = bound.field.prepare_value(bound.value())
    # An empty box and an unticked one are not sent.
    return {name: v for name, v in (sent | facts).items() if v not in (None, False)}
