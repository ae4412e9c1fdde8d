"""Evaluations by others: facts with their source, apart from CTED's own."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments import actions
from assessments.evaluations import ratings
from assessments.models import Assessment, ExternalEvaluation, NeedEvidence
from ctportal.confidentiality.actions import release

FIRST, LATER = date(2024, 3, 1), date(2025, 9, 1)


@pytest.fixture
def evaluation(holder, carana, as_person):
    with as_person(holder):
        made = enter(holder, carana)
        given = {"R.5": "LC", "R.6": "NC", "IO.9": "ME"}
        actions.rate(made, by=holder, given_on=FIRST, ratings=given)
    return made


def enter(by, state, **facts):
    said = {"type": "mutual", "title": "Fourth round", "body": "Regional body"}
    return actions.enter_evaluation(by=by, state=state, as_of=FIRST, **said | facts)


def test_it_begins_with_its_office_and_is_no_assessment_of_cted(
    holder, reader, evaluation, as_person
):
    with as_person(reader):
        assert not ExternalEvaluation.objects.readable_by(reader).exists()
    with as_person(holder):
        assert not Assessment.objects.readable_by(holder).exists()


def test_a_follow_up_leaves_what_was_given_before(holder, evaluation, as_person):
    with as_person(holder):
        said = {"ratings": {"R.6": "PC"}, "given_in": "First follow-up report"}
        actions.rate(evaluation, by=holder, given_on=LATER, **said)
        first = ratings.of(evaluation)[0]
    assert [(row.item, row.mark) for row in first.rows] == [
        ("R.5", "LC"),
        ("R.6", "PC"),
    ]
    assert [before.rating for before in first.rows[1].former] == ["NC"]


@pytest.mark.parametrize("wrong", [{"R.41": "C"}, {"R.1": "HE"}, {"IO.1": "NA"}, {}])
def test_only_what_the_scheme_knows_is_entered(holder, evaluation, as_person, wrong):
    with as_person(holder), pytest.raises(ValidationError):
        actions.rate(evaluation, by=holder, given_on=FIRST, ratings=wrong)


def test_nothing_is_rated_before_the_evaluation(holder, evaluation, as_person):
    early = {"given_on": date(2024, 1, 1), "ratings": {"R.1": "C"}}
    with as_person(holder), pytest.raises(ValidationError):
        actions.rate(evaluation, by=holder, **early)


def test_another_office_enters_no_rating(holder, reader, evaluation, as_person):
    with as_person(holder):
        release(evaluation, to=reader.entity, by=holder)
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.rate(evaluation, by=reader, given_on=FIRST, ratings={"R.1": "C"})


def test_it_is_evidence_for_a_need_of_the_same_state(browser, holder, evaluation, need):
    address = reverse("assessments:show-need", args=[evaluation.ref])
    said = {"need": need.ref, "item": "R.6"}
    page = browser(holder).post(address, said, follow=True).content.decode()
    assert need.ref in page
    page = browser(holder).get(need.get_absolute_url()).content.decode()
    assert "Fourth round" in page
    assert "R.6" in page


def test_evidence_is_told_to_those_who_read_both(
    browser, holder, reader, evaluation, need, as_person
):
    with as_person(holder):
        actions.name_as_evidence(evaluation, need, by=holder)
        release(need, to=reader.entity, by=holder)
    page = browser(reader).get(need.get_absolute_url()).content.decode()
    assert "Fourth round" not in page
    with as_person(reader):
        assert not NeedEvidence.objects.exists()


def test_evidence_is_taken_back(browser, holder, evaluation, need, as_person):
    with as_person(holder):
        actions.name_as_evidence(evaluation, need, by=holder)
    address = reverse("assessments:take-back-need", args=[evaluation.ref])
    browser(holder).post(address, {"need": need.ref})
    with as_person(holder):
        assert not NeedEvidence.objects.exists()


def test_its_form_has_a_field_for_every_item(browser, holder, evaluation):
    address = reverse("assessments:rate-evaluation", args=[evaluation.ref])
    page = browser(holder).get(address).content.decode()
    assert 'name="R.40"' in page
    assert 'name="IO.11"' in page
    said = {"given_on": "2025-09-01", "given_in": "Follow-up", "R.40": "C"}
    page = browser(holder).post(address, said, follow=True).content.decode()
    assert "Follow-up" in page


def test_it_is_entered_in_a_browser_and_found_in_its_list(browser, holder, carana):
    said = {"title": "Peer review", "state": "XAA", "type": "peer-review"}
    said |= {"body": "Four States", "as_of": "2025-01-01", "classification": "0"}
    address = reverse("assessments:new-evaluation")
    browser(holder).post(address, said | {"language": "en"})
    asked = {"type": "peer-review", "state": "XAA"}
    page = browser(holder).get(reverse("assessments:evaluations"), asked)
    assert "Four States" in page.content.decode()


def test_machines_enter_it_with_its_ratings(browser, holder, carana, need):
    client, as_json = browser(holder), {"content_type": "application/json"}
    said = {"title": "Fifth round", "state": "XAA", "type": "mutual", "body": "Body"}
    said |= {"as_of": "2025-01-01", "classification": 0}
    made = client.post("/api/v1/external-evaluations/", said, **as_json).json()
    address = f"/api/v1/external-evaluations/{made['ref']}/"
    given = {"given_on": "2025-01-01", "R.1": "C", "IO.1": "SE"}
    told = client.post(f"{address}ratings/", given, **as_json)
    assert {row["item"]: row["rating"] for row in told.json()["ratings"]} == {
        "R.1": "C",
        "IO.1": "SE",
    }
    shown = client.post(f"{address}needs/", {"need": need.ref}, **as_json)
    assert shown.json() == [{"need": need.ref, "item": ""}]


def test_its_list_and_page_ask_the_same_of_one_and_of_many(
    browser, holder, carana, evaluation, as_person
):
    client = browser(holder)
    addresses = [reverse("assessments:evaluations"), evaluation.get_absolute_url()]
    addresses.append("/api/v1/external-evaluations/")
    few = [queries_of(client, address) for address in addresses]
    with as_person(holder):
        for number in range(1, 12):
            more = enter(holder, carana, title=f"No. {number}")
            given = {f"R.{number}": "C"}
            actions.rate(more, by=holder, given_on=FIRST, ratings=given)
            actions.rate(evaluation, by=holder, given_on=FIRST, ratings=given)
    many = [queries_of(client, address) for address in addresses]
    assert [after <= before for before, after in zip(few, many, strict=True)] == [
        True
    ] * 3


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
