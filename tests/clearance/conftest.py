"""An office with a chain: a reviewer, law and gender side by side, then its head."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import actions as assessments
from ctportal.clearance.chains import actions, templates
from ctportal.clearance.models import Chain, ChainStep
from ctportal.confidentiality.identity import as_person
from ctportal.people.models import Deputyship, Function, Incumbency

from .. import factories


@pytest.fixture
def head(cted):
    """Fills the function Head of CTED."""
    head = factories.person_of(cted, role="head", clearance=1, name="A. Head")
    function = Function.objects.get(code="head-cted")
    Incumbency.objects.create(function=function, person=head)
    return head


@pytest.fixture
def reviewer(cted):
    return factories.person_of(cted, role="reviewer", clearance=1, name="A. Reviewer")


@pytest.fixture
def lawyer(cted):
    return factories.person_of(cted, clearance=1, name="A. Lawyer")


@pytest.fixture
def adviser(cted):
    """On gender."""
    return factories.person_of(cted, clearance=1, name="A. Adviser")


@pytest.fixture
def chain_of_three(cted, head, reviewer, lawyer, adviser):
    """The chain of CTED's reports, in force since today."""
    function = Function.objects.get(code="head-cted")
    steps = [
        {"place": 1, "person": reviewer, "days": 5},
        {"place": 2, "person": lawyer, "days": 3},
        {"place": 2, "person": adviser, "days": 3},
        {"place": 3, "function": function, "days": 2},
    ]
    with as_person(head):
        return templates.change_template(
            "assessment", by=head, office=cted, steps=steps
        )


@pytest.fixture
def report(holder, carana):
    report = factories.make_assessment(holder, state=carana, title="Report on Carana")
    with as_person(holder):
        assessments.add_section(report, by=holder, title="Borders", text="Two posts.")
    return report


@pytest.fixture
def submitted(holder, chain_of_three, report):
    with as_person(holder):
        actions.submit(report, by=holder)
    return report


def again(report, person):
    """The report as it stands."""
    return type(report).objects.readable_by(person).get(pk=report.pk)


def round_of(report, person) -> Chain:
    return Chain.objects.readable_by(person).of(report).last()


def step_of(report, asked) -> ChainStep:
    """The step of the latest round that asks a person, or the head's function."""
    steps = round_of(report, asked).steps.all()
    return next(s for s in steps if s.person == asked or s.function_id)


def decide(report, by, answer="cleared", said="", asked=None):
    """An answer of one person, in the place of another or their own."""
    with as_person(by):
        step = step_of(report, asked or by)
        record = again(report, by)
        return actions.decide(step, record, by=by, answer=answer, said=said)


def clear(report, *people):
    for person in people:
        decide(report, person)


def stand_in(person, stands_for):
    """A deputy, for a month."""
    today = timezone.localdate()
    Deputyship.objects.create(
        entity=person.entity,
        person=person,
        stands_for=stands_for,
        begins_on=today,
        ends_on=today + timedelta(days=30),
    )
