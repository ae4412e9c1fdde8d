"""Circulated, extended, adopted: silence until the deadline, who reads from then."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from assessments import actions as assessing
from assessments.models import Assessment
from ctportal.clearance.decisions import actions, recording, standing
from ctportal.clearance.models import Decision
from ctportal.confidentiality import identity

from .conftest import again, since_two_days


def reads(person, record):
    with identity.as_person(person):
        rows = type(record).objects.readable_by(person)
        return rows.filter(pk=record.pk).exists()


def status_of(report, person):
    with identity.as_person(person):
        return Assessment.objects.readable_by(person).get(pk=report.pk).status


def test_the_procedure_is_known_to_the_office_and_the_committee_alone(
    circulate, holder, reader, member, outsider, secretary
):
    decision = circulate()
    people = (holder, secretary, member, reader, outsider)
    assert [reads(person, decision) for person in people] == [True] * 3 + [False] * 2


def test_nothing_is_adopted_before_the_deadline(circulate, secretary):
    decision = circulate()
    with identity.as_person(secretary), pytest.raises(ValidationError, match="silence"):
        actions.record_no_objection(decision, by=secretary)


def test_silence_until_the_deadline_adopts_by_itself(
    circulate, report, holder, reader, secretary
):
    decision = circulate()
    assert recording.record_all() == 0
    decision = since_two_days(decision, secretary)
    assert not reads(reader, report)
    assert recording.record_all() == 1
    assert reads(reader, report)
    assert status_of(report, holder) == "adopted"
    stored = again(decision, holder)
    assert (stored.how, stored.decided_at) == ("no-objection", decision.deadline)


def test_it_is_adopted_once_however_often_it_is_rung(circulate, clock, secretary):
    decision = circulate()
    clock(hours=49)
    assert [recording.record_all() for _ring in range(3)] == [1, 0, 0]
    with identity.as_person(secretary), pytest.raises(ValidationError, match="decided"):
        actions.record_no_objection(decision, by=secretary)


def test_a_deadline_that_passed_is_a_fact_before_it_is_written_down(
    circulate, clock, secretary
):
    decision = circulate()
    clock(hours=49)
    with identity.as_person(secretary):
        assert standing.status_of(decision).word == "no objection"
        assert standing.silent_since(decision) == decision.deadline
    assert again(decision, secretary).status == "circulated"


def test_more_time_is_given_before_the_silence(circulate, clock, secretary):
    decision = circulate(hours=24)
    later = timezone.now() + timedelta(hours=72)
    with identity.as_person(secretary):
        actions.extend(decision, by=secretary, until=later, said="NOTE.18")
    clock(hours=25)
    assert recording.record_all() == 0
    with identity.as_person(secretary):
        moves = list(decision.moves.values_list("what", "said"))
    assert moves == [("extended", "NOTE.18"), ("circulated", "")]


def test_nobody_gives_more_time_once_silence_has_decided(circulate, clock, secretary):
    decision = circulate(hours=24)
    clock(hours=25)
    later = timezone.now() + timedelta(hours=72)
    with identity.as_person(secretary), pytest.raises(ValidationError, match="nobody"):
        actions.extend(decision, by=secretary, until=later)


def test_a_meeting_adopts_before_the_deadline(circulate, report, secretary, holder):
    circulate()
    with identity.as_person(secretary):
        adopted = actions.adopt_at_meeting(
            report, by=secretary, on=timezone.localdate(), symbol="S/2026/901"
        )
    assert (adopted.how, adopted.symbol) == ("meeting", "S/2026/901")
    assert status_of(report, holder) == "adopted"


def test_its_office_records_a_meeting_on_the_committees_behalf(report, holder, reader):
    with identity.as_person(holder):
        actions.adopt_at_meeting(report, by=holder, on=timezone.localdate())
    assert reads(reader, report)


def test_what_the_secretariat_circulated_it_keeps(circulate, report, holder):
    decision = circulate()
    with identity.as_person(holder), pytest.raises(ValidationError, match="which rec"):
        actions.adopt_at_meeting(report, by=holder, on=timezone.localdate())
    with identity.as_person(holder), pytest.raises(PermissionDenied):
        actions.end(decision, "withdrawn", by=holder, said="Redrafted")


def test_what_was_withdrawn_may_be_circulated_anew(circulate, report, secretary):
    decision = circulate()
    with identity.as_person(secretary):
        actions.end(decision, "withdrawn", by=secretary, said="Redrafted")
    assert status_of(report, secretary) == "committee"
    circulate()
    with identity.as_person(secretary):
        assert Decision.objects.about(report).count() == 2


def test_a_record_is_circulated_once_at_a_time(circulate):
    circulate()
    with pytest.raises(ValidationError, match="already"):
        circulate()


def test_neither_a_member_nor_another_office_circulates(circulate, member, reader):
    for person in (member, reader):
        with pytest.raises(PermissionDenied):
            circulate(by=person)


def test_no_report_is_adopted_but_by_a_decision(report, holder):
    with identity.as_person(holder):
        for act in (assessing.advance, bring_past):
            with pytest.raises(ValidationError, match="The Committee adopts"):
                act(report, by=holder)


def bring_past(report, *, by):
    return assessing.bring_to("superseded", report, by=by)


def test_surveys_go_on_as_their_office_says(holder, carana):
    with identity.as_person(holder):
        survey = assessing.open_assessment(
            by=holder, state=carana, type="survey", title="DIS", as_of="2026-01-02"
        )
        assessing.bring_to("committee", survey, by=holder)
        assessing.advance(survey, by=holder)
    assert survey.status == "adopted"


def test_what_was_adopted_meanwhile_is_not_decided_on_again(
    report, secretary, circulate
):
    # Found before it was adopted, as two people find it at the same moment.
    with identity.as_person(secretary):
        facts = {"by": secretary, "on": timezone.localdate()}
        actions.adopt_at_meeting(report, **facts)
        with pytest.raises(ValidationError):
            actions.adopt_at_meeting(report, **facts)
    with pytest.raises(ValidationError):
        circulate()
    with identity.as_person(secretary):
        assert Decision.objects.about(report).count() == 1
