"""What people do to assessments and to what hangs under them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from assessments import actions
from assessments.following import actions as following
from assessments.models import Assessment, Finding, Need, Recommendation
from ctportal.confidentiality import consenting
from ctportal.confidentiality.actions import (
    cover,
    open_record,
    release,
    say_consent,
)
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.ledger.history import history_of
from ctportal.people.models import Community, CommunityMember

from .. import factories
from .conftest import proposed, said


def read_by(person, model, as_person):
    with as_person(person):
        return set(model.objects.readable_by(person).values_list("title", flat=True))


def test_an_assessment_begins_as_a_confidential_draft(holder, carana, as_person):
    with as_person(holder):
        assessment = actions.open_assessment(
            by=holder,
            state=carana,
            title="Overview",
            type="overview",
            as_of="2026-01-02",
        )
    assert assessment.status == "draft"
    assert assessment.marking.classification == 1
    assert assessment.marking.state == carana


@pytest.mark.parametrize("role", ["reader", "auditor", "project-manager"])
def test_only_people_who_assess_begin_one(cted, carana, as_person, role):
    person = factories.person_of(cted, role=role, clearance=1)
    with as_person(person), pytest.raises(PermissionDenied):
        actions.open_assessment(by=person, state=carana, title="Overview")


def test_results_are_the_offices_own_though_the_report_is_shared(
    holder, reader, assessment, as_person
):
    with as_person(holder):
        release(assessment, to=reader.entity, by=holder)
        actions.add_recommendation(assessment, by=holder, **said())
    assert read_by(reader, Assessment, as_person) == {"Overview of Carana"}
    assert read_by(reader, Recommendation, as_person) == set()
    assert read_by(holder, Recommendation, as_person) == {"Connect the posts"}


def test_a_finding_is_of_the_state_of_its_report(finding, carana):
    assert finding.marking.state == carana
    assert finding.nature == Finding.Nature.SHORTFALL


def test_a_need_starts_with_the_readers_of_its_recommendation(
    holder, reader, outsider, recommendation, as_person
):
    with as_person(holder):
        release(recommendation, to=reader.entity, by=holder, begins_on="2020-01-01")
        actions.propose_need(recommendation, by=holder, **proposed())
    assert read_by(reader, Need, as_person) == {"Equipment"}
    assert read_by(outsider, Need, as_person) == set()


def test_a_need_joins_the_confidentiality_request_of_its_recommendation(
    holder, reader, recommendation, as_person
):
    with as_person(holder):
        release(recommendation, to=reader.entity, by=holder)
        request = open_record(
            ConfidentialityRequest, by=holder, channel="oral", received_on="2026-01-05"
        )
        cover([recommendation], request=request, by=holder)
        need = actions.propose_need(recommendation, by=holder, **proposed())
        assert [scope.request for scope in need.marking.requests.all()] == [request]
    assert read_by(reader, Need, as_person) == set()


def test_a_need_keeps_what_the_state_said_of_sharing(
    holder, reader, recommendation, as_person
):
    with as_person(holder):
        release(recommendation, to=reader.entity, by=holder, basis="standing")
        say_consent(
            recommendation,
            by=holder,
            answer="withheld",
            readers="everyone",
            said_on=timezone.localdate(),
        )
        need = actions.propose_need(recommendation, by=holder, **proposed())
        assert consenting.answer_for(need) == "withheld"
    assert read_by(reader, Need, as_person) == set()


def test_only_cted_proposes_a_need(unoct, as_person):
    head = factories.person_of(unoct, role="head", clearance=1)
    recommendation = factories.make_recommendation(head)
    with as_person(head), pytest.raises(PermissionDenied):
        actions.propose_need(recommendation, by=head, **proposed())


def test_the_state_agrees_on_a_day_in_a_letter(holder, need, as_person):
    with as_person(holder):
        actions.record_agreement(
            need, by=holder, agreed_on=date(2026, 2, 3), agreed_in=" NV/14, 3 Feb 2026 "
        )
        stored = Need.objects.readable_by(holder).agreed().get()
    assert stored.agreed_on == date(2026, 2, 3)
    assert stored.agreed_in == "NV/14, 3 Feb 2026"


@pytest.mark.parametrize(
    ("agreed_on", "agreed_in"),
    [
        (date(2026, 2, 3), "  "),
        (date(2025, 12, 31), "NV/14"),
        (timezone.localdate() + timedelta(days=1), "NV/14"),
    ],
)
def test_an_agreement_without_a_letter_or_out_of_time_is_refused(
    holder, need, as_person, agreed_on, agreed_in
):
    with as_person(holder), pytest.raises(ValidationError):
        actions.record_agreement(
            need, by=holder, agreed_on=agreed_on, agreed_in=agreed_in
        )


def test_a_need_is_agreed_once(holder, need, as_person):
    letter = {"agreed_on": date(2026, 2, 3), "agreed_in": "NV/14"}
    with as_person(holder):
        actions.record_agreement(need, by=holder, **letter)
        with pytest.raises(ValidationError, match="already recorded"):
            actions.record_agreement(need, by=holder, **letter)


def test_cted_records_that_something_was_implemented(holder, recommendation, as_person):
    with as_person(holder):
        following.record_implemented(recommendation, by=holder, evidence="Seen.")
        assert history_of(recommendation)[0].kind == "recommendation-implemented"
        with pytest.raises(ValidationError):
            following.record_implemented(recommendation, by=holder, evidence="Seen.")


def test_nothing_is_implemented_without_evidence(holder, recommendation, as_person):
    with as_person(holder), pytest.raises(ValidationError) as refusal:
        following.record_implemented(recommendation, by=holder, evidence=" ")
    assert "evidence" in refusal.value.message_dict


def test_nobody_but_cted_records_implementation(unoct, as_person):
    head = factories.person_of(unoct, role="head", clearance=1)
    recommendation = factories.make_recommendation(head)
    with as_person(head), pytest.raises(PermissionDenied):
        following.record_implemented(recommendation, by=head, evidence="Seen.")


def test_who_may_read_may_not_change(holder, reader, recommendation, as_person):
    with as_person(holder):
        release(recommendation, to=reader.entity, by=holder)
    with as_person(reader):
        for act in (actions.change, actions.propose_need):
            with pytest.raises(PermissionDenied):
                act(recommendation, by=reader)
        with pytest.raises(PermissionDenied):
            following.record_implemented(recommendation, by=reader, evidence="Seen.")


def advance_to(status, assessment, by):
    while assessment.status != status:
        if assessment.status == "committee":
            factories.adopt(assessment, by=by)
        else:
            actions.advance(assessment, by=by)


def test_an_assessment_reaches_the_state_when_it_is_put_before_it(
    holder, assessment, carana, as_person
):
    mission = factories.EntityFactory(code="carana", kind="mission", state=carana)
    delegate = factories.person_of(mission, clearance=1)
    with as_person(holder):
        advance_to("clearance", assessment, holder)
    assert read_by(delegate, Assessment, as_person) == set()
    with as_person(holder):
        advance_to("with-state", assessment, holder)
    assert read_by(delegate, Assessment, as_person) == {"Overview of Carana"}


def test_an_assessment_reaches_the_committee_and_not_the_other_office(
    holder, reader, outsider, assessment, as_person
):
    committee = Community.objects.get(code="committee")
    CommunityMember.objects.create(community=committee, entity=outsider.entity)
    with as_person(holder):
        advance_to("committee", assessment, holder)
    assert read_by(outsider, Assessment, as_person) == {"Overview of Carana"}
    assert read_by(reader, Assessment, as_person) == set()


def test_the_life_of_an_assessment_comes_to_an_end(holder, assessment, as_person):
    with as_person(holder):
        advance_to("superseded", assessment, holder)
        with pytest.raises(ValidationError, match="come to its end"):
            actions.advance(assessment, by=holder)
