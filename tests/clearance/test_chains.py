"""How a chain goes: in its order, returned and begun again, by deputies too."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments import actions as assessments
from assessments.models import Assessment
from ctportal.clearance.chains import actions, going_out
from ctportal.clearance.models import Chain
from ctportal.confidentiality.identity import as_person

from .. import factories
from .conftest import again, clear, decide, round_of, stand_in, step_of


def status(report, person):
    with as_person(person):
        return again(report, person).status


def test_submitting_asks_the_first_alone(submitted, holder):
    with as_person(holder):
        steps = round_of(submitted, holder).steps.all()
        assert [step.turn_on is not None for step in steps] == [True] + [False] * 3
    assert status(submitted, holder) == "clearance"


def test_side_by_side_both_are_asked(submitted, reviewer, holder):
    clear(submitted, reviewer)
    with as_person(holder):
        open_now = round_of(submitted, holder).steps.open()
        assert [step.place for step in open_now] == [2, 2]


def test_the_head_is_asked_when_both_have_cleared(
    submitted, reviewer, lawyer, adviser, head
):
    clear(submitted, reviewer, adviser)
    with pytest.raises(ValidationError, match="have not answered"):
        decide(submitted, head)
    clear(submitted, lawyer, head)
    with as_person(head):
        assert round_of(submitted, head).outcome == Chain.Outcome.CLEARED


def test_a_returned_report_is_a_draft_again(submitted, reviewer, holder):
    decide(submitted, reviewer, "returned", "Name the posts.")
    assert status(submitted, holder) == "draft"


def test_a_return_says_why(submitted, reviewer):
    with pytest.raises(ValidationError, match="why it is returned"):
        decide(submitted, reviewer, "returned", "  ")


def test_a_change_is_told(submitted, reviewer):
    with pytest.raises(ValidationError, match="what was changed"):
        decide(submitted, reviewer, "with-changes")


def test_a_second_round_keeps_the_first(submitted, reviewer, holder):
    decide(submitted, reviewer, "returned", "Name the posts.")
    with as_person(holder):
        actions.submit(again(submitted, holder), by=holder)
        rounds = Chain.objects.readable_by(holder).of(submitted)
        assert [each.outcome for each in rounds] == ["returned", "running"]
        assert rounds[0].steps.first().said == "Name the posts."


def test_nobody_else_answers(submitted, holder, reviewer):
    with pytest.raises(PermissionDenied):
        decide(submitted, holder, asked=reviewer)


def test_a_deputy_answers_and_it_is_told_for_whom(submitted, reviewer, lawyer):
    stand_in(lawyer, reviewer)
    step = decide(submitted, lawyer, asked=reviewer)
    assert (step.decided_by, step.acting_for) == (lawyer, reviewer)
    assert step.capacity == "deputy"


def test_returned_twice_and_cleared_by_a_deputy(
    submitted, holder, reviewer, lawyer, adviser, head, cted
):
    deputy = factories.person_of(cted, role="reviewer", clearance=1)
    stand_in(deputy, head)
    for reason in ("Name the posts.", "Count them."):
        decide(submitted, reviewer, "returned", reason)
        with as_person(holder):
            actions.submit(again(submitted, holder), by=holder)
    clear(submitted, reviewer, lawyer, adviser)
    step = decide(submitted, deputy, asked=head)
    assert step.acting_for == head
    with as_person(holder):
        assert step.chain.round == 3
        assert not going_out.require_cleared(again(submitted, holder), by=holder)


def test_a_report_does_not_go_out_before_it_is_cleared(submitted, holder):
    with as_person(holder), pytest.raises(ValidationError, match="still in clearance"):
        assessments.advance(again(submitted, holder), by=holder)


def test_a_draft_does_not_go_round_the_chain(chain_of_three, report, holder):
    with as_person(holder), pytest.raises(ValidationError, match="Submit it"):
        assessments.bring_to("with-state", report, by=holder)


def test_sending_to_clearance_submits_it(chain_of_three, report, holder):
    with as_person(holder):
        assessments.advance(report, by=holder)
        assert round_of(report, holder).round == 1


def test_an_office_without_a_chain_advances_as_before(report, holder):
    with as_person(holder):
        for _step in range(2):
            assessments.advance(report, by=holder)
    assert status(report, holder) == "with-state"


@pytest.fixture
def cleared(submitted, reviewer, lawyer, adviser, head):
    clear(submitted, reviewer, lawyer, adviser, head)
    return submitted


def test_a_cleared_report_goes_out(cleared, holder):
    with as_person(holder):
        assessments.advance(again(cleared, holder), by=holder)
    assert status(cleared, holder) == "with-state"


def test_another_version_than_the_cleared_one_is_held(cleared, holder):
    with as_person(holder):
        assessments.add_section(again(cleared, holder), by=holder, title="Ports")
        with pytest.raises(ValidationError, match="not the version"):
            assessments.advance(again(cleared, holder), by=holder)


def test_it_goes_out_once_somebody_answers_for_it(cleared, holder):
    with as_person(holder):
        report = again(cleared, holder)
        assessments.add_section(report, by=holder, title="Ports")
        chain = round_of(report, holder)
        actions.acknowledge(chain, report, by=holder, reason="A heading.")
        assessments.advance(again(report, holder), by=holder)
    assert status(cleared, holder) == "with-state"


def test_changed_after_somebody_answered_for_it_it_is_held_again(cleared, holder):
    with as_person(holder):
        report = again(cleared, holder)
        section = assessments.add_section(report, by=holder, title="Ports")
        chain = round_of(report, holder)
        actions.acknowledge(chain, report, by=holder, reason="A heading.")
        assessments.change(section, by=holder, title="Sea ports")
        with pytest.raises(ValidationError, match="not the version"):
            going_out.require_cleared(report, by=holder)


def test_what_was_read_before_a_change_is_not_cleared(submitted, reviewer, holder):
    with as_person(holder):
        assessments.change(again(submitted, holder), by=holder, title="Other")
    with as_person(reviewer):
        step, report = step_of(submitted, reviewer), again(submitted, reviewer)
        told = {"answer": "cleared", "seen": "what it was"}
        with pytest.raises(ValidationError, match="since you opened"):
            actions.decide(step, report, by=reviewer, **told)


def test_taken_back_it_is_a_draft_again(submitted, holder):
    with as_person(holder):
        chain = round_of(submitted, holder)
        actions.take_back(chain, again(submitted, holder), by=holder)
    assert status(submitted, holder) == "draft"


def test_a_step_is_due_after_working_days(submitted, reviewer):
    with as_person(reviewer):
        step = step_of(submitted, reviewer)
        assert (step.due_on - step.turn_on).days >= 7


def test_what_has_gone_out_does_not_come_back_to_its_drafters(submitted, reviewer):
    with as_person(reviewer):
        gone = {"status": "with-state"}
        Assessment.objects.filter(pk=submitted.pk).update(**gone)
    decide(submitted, reviewer, "returned", said="Name the posts.")
    with as_person(reviewer):
        assert again(submitted, reviewer).status == "with-state"
