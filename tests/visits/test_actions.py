"""What people do to visits and their notebooks, and who reads of it then."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from assessments.actions import add_finding
from assessments.models import Finding, Recommendation
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.reference.models import Theme
from tests import factories
from visits import actions, results
from visits.life import OutOfTurn
from visits.models import Visit, VisitResult

from .conftest import days_ago
from .lines import read_by, send, write


def sees(person, visit):
    with factories.identity.as_person(person):
        return Visit.objects.readable_by(person).filter(pk=visit.pk).exists()


def test_a_visit_opens_with_the_draft_of_its_report(visit, holder, as_person):
    with as_person(holder):
        report = results.report_of(visit, holder)
    assert (report.type, report.status) == ("comprehensive", "draft")
    assert report.marking.circle == visit.delegation


def test_the_name_of_a_delegation_tells_nothing_of_the_state(visit):
    assert visit.delegation.name == f"Delegation of visit {visit.ref}"


def test_only_the_directorate_puts_visits_on_the_list(reader, carana, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.put_on_list(
            by=reader,
            state=carana,
            title="A visit",
            type="focused",
            mode="virtual",
            begins_on=days_ago(1),
            ends_on=days_ago(1),
        )


def test_others_hear_of_a_visit_once_it_is_agreed(visit, holder, reader, as_person):
    assert not sees(reader, visit)
    with as_person(holder):
        actions.agree(visit, by=holder, on=timezone.localdate())
    assert sees(reader, visit)


def test_a_visit_takes_no_step_out_of_turn(visit, holder, as_person):
    with as_person(holder), pytest.raises(OutOfTurn):
        actions.transmit_preliminary(visit, by=holder, on=days_ago(1))


def test_lines_are_the_delegations_alone(
    visit, holder, expert, colleague, reader, outsider
):
    write(visit, holder)
    assert len(read_by(holder)) == len(read_by(expert)) == 1
    assert read_by(colleague) == read_by(reader) == read_by(outsider) == []


def test_somebody_who_left_the_delegation_reads_no_draft(
    visit, holder, expert, as_person
):
    write(visit, holder)
    member = visit.delegation.members.get(person=expert)
    with as_person(holder):
        actions.leave_delegation(visit, by=holder, member=member)
    assert read_by(expert) == []


def test_only_the_holders_people_of_the_delegation_write(visit, expert, colleague):
    for person in (expert, colleague):
        with pytest.raises(PermissionDenied):
            write(visit, person)


def test_a_confidential_line_joins_the_request_before_it_is_stored(
    visit, holder, expert, as_person
):
    line = write(visit, holder, confidential=True)
    assert read_by(holder) == [line.text]
    assert read_by(expert) == []
    with as_person(holder):
        request = line.marking.requests.get().request
    assert (request.channel, request.lifted_at) == ("oral", None)


def test_confidential_lines_join_one_request(visit, holder, as_person):
    for number in range(3):
        write(visit, holder, text=f"Line {number}.", confidential=True)
    with as_person(holder):
        assert ConfidentialityRequest.objects.readable_by(holder).count() == 1


def test_the_note_confirms_what_was_asked_orally(visit, holder, as_person):
    with as_person(holder):
        oral = actions.ask_confidentiality(visit, by=holder)
        note = actions.ask_confidentiality(
            visit, by=holder, channel="note", letter_number="NV 12"
        )
    assert (note.pk, note.channel, note.letter_number) == (oral.pk, "note", "NV 12")


def test_a_line_sent_twice_is_stored_once(visit, holder):
    typed_as = uuid4()
    first = write(visit, holder, typed_as=typed_as)
    assert write(visit, holder, typed_as=typed_as).ref == first.ref
    assert len(read_by(holder)) == 1


def test_lines_keep_the_order_they_were_written_in(visit, holder, as_person):
    for number in range(3):
        write(visit, holder, text=f"Line {number}.")
    with as_person(holder):
        texts = [line.text for line in results.lines_of(visit, holder)]
    assert texts == ["Line 0.", "Line 1.", "Line 2."]


def test_a_change_does_not_overwrite_another(visit, holder, as_person):
    line = write(visit, holder)
    with as_person(holder):
        actions.change_line(visit, line, by=holder, version="1", text="First.")
        with pytest.raises(ChangedMeanwhile):
            actions.change_line(visit, line, by=holder, version="1", text="Second.")
    assert read_by(holder) == ["First."]


def test_a_line_changed_to_confidential_is_closed_at_once(
    visit, holder, expert, as_person
):
    line = write(visit, holder)
    with as_person(holder):
        actions.change_line(visit, line, by=holder, confidential=True)
    assert read_by(expert) == []


def test_lines_sent_before_transmission_are_the_offices(
    agreed, holder, colleague, reader, mission
):
    write(agreed, holder)
    send(agreed, holder)
    assert len(read_by(colleague)) == 1
    assert read_by(reader) == read_by(mission) == []


def test_lines_sent_are_open_recommendations(visit, holder, as_person):
    write(visit, holder)
    send(visit, holder)
    with as_person(holder):
        line = Recommendation.objects.readable_by(holder).get()
        assert (line.status, line.marking.circle) == ("open", None)
        assert VisitResult.objects.get(visit=visit).record_id == line.pk


def transmitted(visit, holder, days):
    with factories.identity.as_person(holder):
        actions.transmit_preliminary(visit, by=holder, on=days_ago(days))


def test_results_reach_the_state_with_the_preliminary_assessment(
    agreed, holder, mission, reader
):
    write(agreed, holder)
    send(agreed, holder)
    transmitted(agreed, holder, days=0)
    assert len(read_by(mission)) == 1
    assert read_by(reader) == []


def test_results_reach_the_other_office_by_themselves_after_thirty_days(
    agreed, holder, reader, outsider
):
    write(agreed, holder)
    send(agreed, holder)
    transmitted(agreed, holder, days=30)
    assert len(read_by(reader)) == 1
    assert read_by(outsider) == []


def test_a_day_before_they_have_not(agreed, holder, reader):
    write(agreed, holder)
    send(agreed, holder)
    transmitted(agreed, holder, days=29)
    assert read_by(reader) == []


def test_lines_sent_after_transmission_are_shared_like_the_others(
    agreed, holder, reader
):
    transmitted(agreed, holder, days=31)
    write(agreed, holder)
    assert read_by(reader) == []
    send(agreed, holder)
    assert len(read_by(reader)) == 1


def test_what_is_added_to_the_report_later_is_shared_like_the_others(
    agreed, holder, reader, as_person
):
    transmitted(agreed, holder, days=31)
    with as_person(holder):
        report = results.report_of(agreed, holder)
        added = add_finding(
            report, by=holder, theme=Theme.objects.first(), nature="strength", text="A"
        )
    with as_person(reader):
        assert Finding.objects.readable_by(reader).filter(pk=added.pk).exists()


def test_results_reach_the_other_office_when_the_state_answers(
    agreed, holder, reader, as_person
):
    write(agreed, holder)
    send(agreed, holder)
    transmitted(agreed, holder, days=10)
    assert read_by(reader) == []
    with as_person(holder):
        actions.record_answer(agreed, by=holder, on=timezone.localdate())
    assert len(read_by(reader)) == 1


def test_an_answer_is_recorded_once(agreed, holder, as_person):
    transmitted(agreed, holder, days=10)
    with as_person(holder):
        actions.record_answer(agreed, by=holder, on=days_ago(3))
        with pytest.raises(OutOfTurn):
            actions.record_answer(agreed, by=holder, on=days_ago(2))


def test_a_confidential_line_reaches_the_state_and_nobody_else_outside(
    agreed, holder, colleague, mission, reader, outsider
):
    write(agreed, holder, confidential=True)
    send(agreed, holder)
    transmitted(agreed, holder, days=40)
    assert len(read_by(colleague)) == len(read_by(mission)) == 1
    assert read_by(reader) == read_by(outsider) == []


def test_the_report_goes_to_the_state_the_committee_and_then_others(
    agreed, holder, reader, mission, as_person
):
    secretariat = factories.person_of(
        factories.Entity.objects.get(code="ctc-secretariat"), clearance=1
    )

    def readers():
        people = {"State": mission, "Committee": secretariat, "UNOCT": reader}
        return {name for name, person in people.items() if _reads_report(person)}

    today = timezone.localdate()
    transmitted(agreed, holder, days=40)
    with as_person(holder):
        actions.advance(agreed, "draft-report", by=holder)
        assert readers() == set()
        actions.send_report(agreed, by=holder, on=today)
        assert readers() == {"State"}
        actions.put_before_committee(agreed, by=holder, on=today)
        assert readers() == {"State", "Committee"}
        actions.record_adoption(agreed, by=holder, on=today - timedelta(days=0))
    assert readers() == {"State", "Committee", "UNOCT"}


def _reads_report(person):
    with factories.identity.as_person(person):
        return results.Assessment.objects.readable_by(person).exists()
