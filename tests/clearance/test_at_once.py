"""Two who answer at the same moment: one answer stands, the other is told."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from assessments import actions as assessments
from assessments.actions import surveys as asking
from assessments.models import Assessment, SurveyInstrument, SurveyQuestion
from assessments.versions import reading
from ctportal.clearance.chains import actions, going_out, templates
from ctportal.confidentiality.identity import as_person
from ctportal.correspondence.actions import attach
from ctportal.correspondence.models import Document
from ctportal.people.models import Entity
from ctportal.reference.models import State

from .. import factories
from ..correspondence.conftest import named_file
from ..turns import begun, both
from .conftest import again, stand_in, step_of
from .test_kinds import MADE


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


@pytest.fixture
def once_judged(monkeypatch):
    """`once_judged(act, person)`: somebody begins it when a record was found cleared,
    and has not gone yet; the list tells what came of it."""
    begun_then = []

    def in_that_moment(act, person):
        judge = going_out.kept_back

        def judged(*asked):
            said = judge(*asked)
            begun_then.append(begun(act, person))
            return said

        monkeypatch.setattr(going_out, "kept_back", judged)
        return begun_then

    return in_that_moment


@pytest.fixture(params=MADE)
def before_its_last(request, people):
    """One of each kind that goes out by being cleared, before who clears it last."""
    head, reviewer, deputy = people
    facts = {"office": head.entity, "steps": [{"place": 1, "person": reviewer}]}
    with as_person(head):
        templates.change_template(request.param, by=head, **facts)
    with as_person(deputy):
        made = MADE[request.param](deputy, State.objects.get(iso3="XAA"))
        actions.submit(made, by=deputy)
    return made


def clear_it(record, reviewer):
    with as_person(reviewer), transaction.atomic():
        step = step_of(record, reviewer)
        facts = {"by": reviewer, "answer": "cleared"}
        return actions.decide(step, again(record, reviewer), **facts)


def test_no_file_goes_out_that_is_attached_once_it_is_cleared(
    people, before_its_last, once_judged
):
    _head, reviewer, deputy = people

    def attach_one(person):
        record = again(before_its_last, person)
        return attach(record, file=named_file(), title="Annex", by=person)

    attached = once_judged(attach_one, deputy)
    clear_it(before_its_last, reviewer)
    [ended] = attached
    assert isinstance(ended(), ValidationError)
    with as_person(deputy), transaction.atomic():
        assert not again(before_its_last, deputy).marking.circle_id
        assert not Document.objects.readable_by(deputy).exists()


def test_a_file_attached_while_it_is_looked_at_is_looked_at(people, before_its_last):
    _head, reviewer, deputy = people

    def attach_or_clear(person):
        record = again(before_its_last, person)
        if person == deputy:
            return attach(record, file=named_file(), title="Annex", by=person)
        step = step_of(before_its_last, reviewer)
        return actions.decide(step, record, by=person, answer="cleared")

    _attached, refused = both(attach_or_clear, deputy, reviewer)
    assert isinstance(refused, actions.AnotherVersion)
    assert clear_it(before_its_last, reviewer).answer == "cleared"


@pytest.fixture
def cleared_report(people, report):
    _head, reviewer, deputy = people
    with as_person(deputy), transaction.atomic():
        section = assessments.add_section(report, by=deputy, text="Two posts.")
        actions.submit(again(report, deputy), by=deputy)
    clear_it(report, reviewer)
    return again_with(report, section, deputy)


def again_with(report, section, person):
    with as_person(person), transaction.atomic():
        return again(report, person), again(section, person)


def send(report, person):
    with as_person(person), transaction.atomic():
        found = Assessment.objects.readable_by(person).for_table().get(pk=report.pk)
        return assessments.advance(found, by=person)


def kept_of(report, person):
    """What stands in the version that went before the State."""
    with as_person(person), transaction.atomic():
        version = reading.versions_of(report, person)[-1]
        assert version.step == "with-state"
        return [line.text for line in reading.lines_of(version, person)]


def test_no_word_goes_out_that_is_written_once_the_report_is_cleared(
    people, cleared_report, once_judged
):
    head, _reviewer, deputy = people
    report, section = cleared_report

    def write(person):
        found = again(section, person)
        return assessments.change(found, by=person, text="Three posts.")

    written = once_judged(write, head)
    send(report, deputy)
    [ended] = written
    ended()
    assert "Two posts." in kept_of(report, deputy)


def test_nor_is_a_section_added_that_goes_out_with_it(
    people, cleared_report, once_judged
):
    head, _reviewer, deputy = people
    report, _section = cleared_report

    def add(person):
        facts = {"title": "Ports", "text": "No port is guarded."}
        return assessments.add_section(again(report, person), by=person, **facts)

    added = once_judged(add, head)
    send(report, deputy)
    assert "Ports" not in kept_of(report, deputy)
    [ended] = added
    assert ended().title == "Ports"
