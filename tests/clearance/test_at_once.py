"""Two who answer at the same moment: one answer stands, the other is told."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from assessments.actions import surveys as asking
from assessments.models import SurveyInstrument, SurveyQuestion
from ctportal.clearance.chains import actions, templates
from ctportal.confidentiality.identity import as_person
from ctportal.people.models import Entity
from ctportal.reference.models import State

from .. import factories
from ..turns import both
from .conftest import again, stand_in, step_of


@pytest.fixture
def people(committed):
    """A head, a reviewer and the reviewer's deputy."""
    cted = Entity.objects.get(code="cted")
    roles = ("head", "reviewer", "assessment-officer")
    return [factories.person_of(cted, role=role, clearance=1) for role in roles]


@pytest.fixture
def report(people):
    head, reviewer, deputy = people
    steps = [{"place": 1, "person": reviewer, "days": 5}]
    with as_person(head):
        facts = {"by": head, "office": head.entity, "steps": steps}
        templates.change_template("assessment", **facts)
    with connection.as_owner():
        stand_in(deputy, reviewer)
    state = State.objects.get(iso3="XAA")
    return factories.make_assessment(deputy, state=state)


def test_of_two_answers_one_stands(people, report):
    _head, reviewer, deputy = people
    with as_person(deputy):
        actions.submit(report, by=deputy)

    def answer(person):
        step = step_of(report, reviewer)
        return actions.decide(step, again(report, person), by=person, answer="cleared")

    first, second = both(answer, reviewer, deputy)
    assert first.decided_by == reviewer
    assert isinstance(second, ValidationError)
    assert "answer" in second.message_dict


def test_two_who_submit_make_one_round(people, report):
    _head, reviewer, deputy = people

    def submit(person):
        return actions.submit(again(report, person), by=person)

    first, second = both(submit, reviewer, deputy)
    assert first.round == 1
    assert isinstance(second, ValidationError)


@pytest.fixture
def questionnaire(people):
    """One with a question, before the reviewer who clears it last."""
    head, reviewer, deputy = people
    steps = [{"place": 1, "person": reviewer}]
    with as_person(head):
        facts = {"by": head, "office": head.entity, "steps": steps}
        templates.change_template(SurveyInstrument.kind, **facts)
    with as_person(deputy):
        made = asking.begin_instrument(by=deputy, title="Drones")
        asked = {"number": "1", "texts": {"en": "Is it an offence?"}}
        asking.put(SurveyQuestion, made, by=deputy, **asked)
        actions.submit(made, by=deputy)
    return made


def test_no_question_goes_out_that_is_written_while_it_is_cleared(
    people, questionnaire
):
    _head, reviewer, deputy = people

    def write_or_clear(person):
        record = again(questionnaire, person)
        if person == deputy:
            asked = {"number": "2", "texts": {"en": "By which law?"}}
            return asking.put(SurveyQuestion, record, by=person, **asked)
        step = step_of(questionnaire, reviewer)
        return actions.decide(step, record, by=person, answer="cleared")

    _written, refused = both(write_or_clear, deputy, reviewer)
    assert isinstance(refused, ValidationError)
    with as_person(deputy), transaction.atomic():
        assert again(questionnaire, deputy).is_draft
