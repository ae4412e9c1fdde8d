"""What becomes of a recommendation: reported, verified, proposed as closed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.following import actions, awaiting
from assessments.following.steps import steps_of
from assessments.models import ClosureProposal, Recommendation, Verification
from ctportal.confidentiality.actions import release
from ctportal.people.models import Membership

from .. import factories

MARCH = date(2026, 3, 2)
SEEN = {"evidence": "Seen by the follow-up visit.", "on": MARCH}
CLOSED = {"text": "Eleven posts are connected.", "closed_on": MARCH}


@pytest.fixture
def shared(holder, reader, recommendation, as_person):
    """A recommendation that UNOCT reads."""
    with as_person(holder):
        release(recommendation, to=reader.entity, by=holder)
    return recommendation


@pytest.fixture
def proposal(reader, shared, as_person):
    with as_person(reader):
        return actions.propose_closure(shared, by=reader, **CLOSED)


def told(recommendation, person, as_person):
    with as_person(person):
        return [step.who.word for step in steps_of(recommendation, person)]


def test_each_status_that_cted_verified_is_a_row_with_its_day(
    holder, recommendation, as_person
):
    with as_person(holder):
        actions.verify(recommendation, by=holder, status="partly", **SEEN)
        later = SEEN | {"on": date(2026, 4, 2)}
        actions.verify(recommendation, by=holder, status="implemented", **later)
        rows = Verification.objects.readable_by(holder).order_by("holds_since")
        assert [row.status for row in rows] == ["partly", "implemented"]
    assert recommendation.implemented_on == date(2026, 4, 2)


def test_what_was_implemented_may_be_opened_again(holder, recommendation, as_person):
    with as_person(holder):
        actions.verify(recommendation, by=holder, status="implemented", **SEEN)
        actions.verify(recommendation, by=holder, status="open", **SEEN)
        assert Recommendation.objects.readable_by(holder).open().exists()
    assert recommendation.implemented_on is None


def test_what_is_partly_implemented_counts_as_open(holder, recommendation, as_person):
    with as_person(holder):
        actions.verify(recommendation, by=holder, status="partly", **SEEN)
        assert Recommendation.objects.readable_by(holder).open().exists()


def test_the_evidence_may_be_kept_from_who_reads_the_recommendation(
    holder, reader, shared, as_person
):
    with as_person(holder):
        found = actions.verify(shared, by=holder, status="partly", **SEEN)
        factories.ask_confidentiality([found], by=holder)
    assert told(shared, holder, as_person) == ["CTED-verified: partly implemented"]
    assert told(shared, reader, as_person) == []


def test_unoct_proposes_and_cted_records(holder, reader, proposal, shared, as_person):
    with as_person(holder):
        proposal = ClosureProposal.objects.readable_by(holder).get()
        proposal.recommendation = shared
        said = {"verdict": "recorded", "reason": "Seen on site."}
        actions.answer_closure(proposal, by=holder, **said)
    assert shared.status == "implemented"
    assert told(shared, reader, as_person) == [
        "CTED-verified: implemented",
        "UNOCT proposes: the gap was closed",
    ]


def test_cted_declines_and_says_why(holder, reader, proposal, shared, as_person):
    with as_person(holder):
        said = {"verdict": "declined", "reason": "Four posts are not connected."}
        actions.answer_closure(proposal, by=holder, **said)
    assert "CTED declined the proposal" in told(shared, reader, as_person)
    assert shared.status == "open"


def test_nobody_else_records_what_was_proposed(reader, proposal, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.answer_closure(proposal, by=reader, verdict="recorded", reason="Yes.")


def test_an_office_proposes_once_until_it_is_answered(reader, proposal, as_person):
    with as_person(reader), pytest.raises(ValidationError, match="not answered"):
        actions.propose_closure(proposal.recommendation, by=reader, **CLOSED)


def test_a_proposal_waits_for_cted_until_it_is_answered(holder, proposal, as_person):
    with as_person(holder):
        assert [w.record.pk for w in awaiting.proposals(holder)] == [proposal.pk]
        said = {"verdict": "declined", "reason": "Not yet."}
        actions.answer_closure(proposal, by=holder, **said)
        assert list(awaiting.proposals(holder)) == []


def test_what_was_proposed_goes_out_of_sight_with_its_recommendation(
    holder, reader, proposal, shared, as_person
):
    with as_person(holder):
        factories.ask_confidentiality([shared], by=holder)
    with as_person(reader):
        assert not ClosureProposal.objects.readable_by(reader).exists()


def test_the_page_tells_the_history_and_takes_the_answer(
    browser, holder, proposal, shared
):
    client = browser(holder)
    page = client.get(shared.get_absolute_url()).content.decode()
    assert "UNOCT proposes: the gap was closed" in page
    address = f"/assessments/closures/{proposal.ref}/answer/"
    assert address in page
    said = {"verdict": "in-part", "reason": "Seven of eleven."}
    after = client.post(address, said, follow=True).content.decode()
    assert "CTED-verified: partly implemented" in after


def test_unoct_proposes_on_the_page(browser, reader, shared):
    client = browser(reader)
    address = f"/assessments/recommendations/{shared.ref}/closed/"
    assert address in client.get(shared.get_absolute_url()).content.decode()
    assert client.post(address, CLOSED).status_code == 302


def test_machines_verify_propose_and_answer(browser, holder, reader, shared):
    json, api = "application/json", "/api/v1"
    asked = {"recommendation": shared.ref}
    said = asked | {"text": "Connected.", "closed_on": "2026-03-02"}
    made = browser(reader).post(f"{api}/closure-proposals/", said, json)
    assert made.status_code == 201
    answer = {"proposal": made.json()["ref"], "verdict": "in-part", "reason": "Seen."}
    cted = browser(holder)
    assert cted.post(f"{api}/closure-answers/", answer, json).status_code == 201
    rows = cted.get(f"{api}/verifications/", asked).json()["results"]
    assert [row["status"] for row in rows] == ["partly"]
    verified = asked | {"status": "implemented", "on": "2026-04-01", "evidence": "Seen"}
    assert cted.post(f"{api}/verifications/", verified, json).status_code == 201


def test_the_page_asks_no_more_for_more_rows(
    browser, holder, recommendation, as_person, django_assert_max_num_queries
):
    client = browser(holder)
    with as_person(holder):
        for status in ("partly", "implemented", "open", "partly"):
            actions.verify(recommendation, by=holder, status=status, **SEEN)
    address = recommendation.get_absolute_url()
    client.get(address)
    with django_assert_max_num_queries(45):
        client.get(address)


def test_a_reader_does_not_propose(shared, reader, as_person):
    Membership.objects.filter(person=reader).update(role="reader")
    reader.__dict__.pop("membership", None)
    with as_person(reader):
        assert not actions.may_propose(reader, shared)


def test_the_list_has_what_is_still_to_be_carried_out(
    browser, holder, recommendation, as_person
):
    client, address = browser(holder), "/assessments/recommendations/"
    with as_person(holder):
        actions.verify(recommendation, by=holder, status="partly", **SEEN)
    unfinished = client.get(address, {"status": "unfinished"}).content.decode()
    assert recommendation.ref in unfinished
    opened = client.get(address, {"status": "open"}).content.decode()
    assert recommendation.ref not in opened
