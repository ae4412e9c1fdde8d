"""Machines propose needs, ask for words and take the steps that people take."""

import pytest

from assessments import actions
from ctportal.confidentiality.actions import release
from ctportal.correspondence.models import Letter
from ctportal.reference.models import Theme

from .conftest import proposed

API, JSON = "/api/v1", "application/json"


@pytest.fixture
def kit(db):
    """What a machine sends of a need."""
    theme = Theme.objects.first().code
    return {"title": "Scanners", "text": "Ten of them.", "theme": theme}


def test_a_need_is_proposed_from_a_recommendation(browser, holder, recommendation, kit):
    sent = kit | {"recommendation": recommendation.ref}
    made = browser(holder).post(f"{API}/needs/", sent, JSON)
    assert made.status_code == 201, made.json()
    told = browser(holder).get(f"{API}/needs/{made.json()['ref']}/").json()
    assert told["recommendation"] == recommendation.ref
    assert (told["title"], told["days_waited"]) == ("Scanners", 0)


def test_a_need_is_not_proposed_from_what_is_out_of_sight(
    browser, outsider, recommendation, kit
):
    sent = kit | {"recommendation": recommendation.ref}
    hidden = browser(outsider).post(f"{API}/needs/", sent, JSON)
    missing = browser(outsider).post(
        f"{API}/needs/", kit | {"recommendation": "R-000000"}, JSON
    )
    assert hidden.status_code == missing.status_code == 400
    assert hidden.content == missing.content


def test_the_state_agrees_and_the_need_is_met(browser, holder, need):
    client, address = browser(holder), f"{API}/needs/{need.ref}/"
    assert client.post(f"{address}met/", {"met_by": "Kit"}, JSON).status_code == 400
    said = {"agreed_on": str(need.proposed_on), "agreed_in": "NV/14"}
    told = client.post(f"{address}agreement/", said, JSON).json()
    assert (told["agreed_in"], told["days_waited"]) == ("NV/14", None)
    met = client.post(f"{address}met/", {"met_by": "Kit"}, JSON)
    assert met.json()["met_by"] == "Kit"


def test_an_agreement_names_its_letter(browser, holder, need):
    said = {"agreed_on": str(need.proposed_on)}
    address = f"{API}/needs/{need.ref}/agreement/"
    refused = browser(holder).post(address, said, JSON)
    assert refused.status_code == 400
    assert "agreed_in" in refused.json()


def test_the_letter_of_an_agreement_was_received(browser, holder, need, as_person):
    on = str(need.proposed_on)
    said = {"agreed_on": on, "letter_number": "NV/14", "letter_received_on": on}
    address = f"{API}/needs/{need.ref}/agreement/"
    refused = browser(holder).post(address, said | {"letter_direction": "out"}, JSON)
    assert refused.status_code == 400
    assert browser(holder).post(address, said, JSON).status_code == 200
    with as_person(holder):
        letter = Letter.objects.readable_by(holder).get()
    assert (letter.direction, letter.their_number) == ("in", "NV/14")
    assert letter.received_on == need.proposed_on


@pytest.mark.parametrize("act", ["agreement", "met"])
def test_another_office_says_neither(browser, reader, holder, need, as_person, act):
    with as_person(holder):
        release(need, to=reader.entity, by=holder)
    address = f"{API}/needs/{need.ref}/{act}/"
    said = {"agreed_in": "NV/14", "agreed_on": str(need.proposed_on), "met_by": "x"}
    assert browser(reader).post(address, said, JSON).status_code == 403


def test_lists_are_asked_by_words_and_by_report(
    browser, holder, recommendation, as_person
):
    with as_person(holder):
        actions.propose_need(recommendation, by=holder, **proposed(title="Scanners"))
        actions.propose_need(recommendation, by=holder, **proposed(title="Training"))
    client = browser(holder)
    found = client.get(f"{API}/needs/", {"q": "scanner"}).json()["results"]
    assert [need["title"] for need in found] == ["Scanners"]
    report = recommendation.assessment.ref
    for asked, count in ((report, 2), ("A-000000", 0)):
        told = client.get(f"{API}/needs/", {"assessment": asked}).json()
        assert len(told["results"]) == count


@pytest.mark.parametrize(("status", "count"), [("proposed", 1), ("agreed", 0)])
def test_needs_are_asked_by_where_they_stand(browser, holder, need, status, count):
    told = browser(holder).get(f"{API}/needs/", {"status": status}).json()
    assert len(told["results"]) == count


def test_a_report_is_moved_on_once(browser, holder, assessment):
    client, address = browser(holder), f"{API}/assessments/{assessment.ref}/steps/"
    told = client.post(address, {"to": "clearance"}, JSON)
    assert told.status_code == 200, told.json()
    again = client.post(address, {"to": "clearance"}, JSON)
    assert again.status_code == 400


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        ("sections", {"text": "One."}),
        ("recommendations", {"text": "Do."}),
    ],
)
def test_what_is_left_out_is_as_the_form_begins(
    browser, holder, assessment, kit, kind, sent
):
    sent |= {"assessment": assessment.ref, "theme": kit["theme"]}
    made = browser(holder).post(f"{API}/{kind}/", sent, JSON)
    assert made.status_code == 201, made.json()


def test_an_evaluation_is_unclassified_unless_it_is_said(browser, holder, carana):
    sent = {"title": "Review", "type": "peer-review", "body": "Peers"}
    sent |= {"as_of": "2026-01-01", "state": carana.iso3}
    made = browser(holder).post(f"{API}/external-evaluations/", sent, JSON)
    assert made.status_code == 201, made.json()
    assert made.json()["classification"] == "Unclassified"


def test_nothing_is_kept_where_nothing_is_said(browser, holder, assessment, kit):
    sent = kit | {"assessment": assessment.ref, "addressees": None, "title": None}
    made = browser(holder).post(f"{API}/recommendations/", sent, JSON).json()
    assert (made["title"], made["addressees"]) == ("", "")


@pytest.mark.parametrize("kind", ["recommendations", "needs", "visits", "packs"])
@pytest.mark.parametrize("said", ["[1]", '"word"', "null"])
def test_what_says_not_what_it_means_is_refused(browser, holder, kind, said):
    assert browser(holder).post(f"{API}/{kind}/", said, JSON).status_code == 400
