"""Which results of an overview its State reads: those sent with it, and no others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments import actions, state_results
from ctportal.confidentiality import sealing
from ctportal.confidentiality.models import Release
from ctportal.correspondence.models import LetterTie

from .. import factories
from .conftest import said

TODAY = timezone.localdate()
JSON = "application/json"


@pytest.fixture
def in_clearance(holder, assessment, as_person):
    with as_person(holder):
        return actions.bring_to("clearance", assessment, by=holder)


def add_finding(assessment, by, **facts):
    told = said(nature="strength") | facts
    told.pop("needs_assistance")
    return actions.add_finding(assessment, by=by, **told)


def stands(assessment, by, as_person) -> dict:
    """What becomes of each result, by its reference."""
    with as_person(by):
        found = state_results.standing(assessment, by)
    return {one.result.ref: one for one in found}


def send(assessment, by, as_person, *results):
    refs = [result.ref for result in results]
    with as_person(by):
        return actions.put_before_state(assessment, by=by, results=refs)


def reads(person, record, as_person) -> bool:
    """Whether both walls let somebody read a record; they never disagree."""
    rows = type(record).objects.filter(pk=record.pk)
    with as_person(person):
        behind_the_second = rows.exists()
        assert rows.readable_by(person).exists() == behind_the_second
    return behind_the_second


def test_what_is_ticked_goes_along_and_the_rest_stays(
    browser, holder, mission, in_clearance, finding, recommendation, as_person
):
    page = reverse("assessments:to-state", args=[in_clearance.ref])
    offered = browser(holder).get(page).content.decode()
    assert offered.count(" checked>") == 2
    assert mission.name in offered
    sent = browser(holder).post(page, {"on": str(TODAY), "results": finding.ref})
    assert sent.url == reverse("assessments:state-results", args=[in_clearance.ref])
    assert reads(mission, in_clearance, as_person)
    assert reads(mission, finding, as_person)
    assert not reads(mission, recommendation, as_person)


def test_nothing_goes_along_that_nobody_ticked(
    browser, holder, mission, in_clearance, finding, as_person
):
    page = reverse("assessments:to-state", args=[in_clearance.ref])
    sent = browser(holder).post(page, {"on": str(TODAY)})
    assert sent.url == in_clearance.get_absolute_url()
    assert not reads(mission, finding, as_person)


def kept_by_a_request(finding, by):
    factories.ask_confidentiality([finding], by=by, state=finding.marking.state)


def classified_higher(finding, by):
    factories.classify_strictly(finding, by=by)


def sealed(finding, by):
    sealing.seal(finding, "text", by=by)


@pytest.mark.parametrize("keep", [kept_by_a_request, classified_higher, sealed])
def test_what_is_kept_more_narrowly_is_not_offered(
    browser, holder, mission, in_clearance, finding, recommendation, as_person, keep
):
    with as_person(holder):
        keep(finding, holder)
    one = stands(in_clearance, holder, as_person).get(finding.ref)
    assert one is None or (one.why and not one.may_go)
    page = reverse("assessments:to-state", args=[in_clearance.ref])
    sent = {"on": str(TODAY), "results": [finding.ref, recommendation.ref]}
    refused = browser(holder).post(page, sent)
    assert refused.status_code == 200
    assert not reads(mission, in_clearance, as_person)
    assert not reads(mission, finding, as_person)


def test_a_request_over_the_whole_report_keeps_nothing_of_it_from_its_state(
    holder, mission, carana, in_clearance, finding, as_person
):
    over = [in_clearance, finding]
    factories.ask_confidentiality(over, by=holder, state=carana)
    send(in_clearance, holder, as_person, finding)
    assert reads(mission, finding, as_person)
    assert not reads(factories.person_of(mission.entity), finding, as_person)


def test_it_goes_to_no_other_mission(
    holder, mission, mission_of, katasi, in_clearance, finding, as_person
):
    send(in_clearance, holder, as_person, finding)
    assert not reads(mission_of(katasi), finding, as_person)
    with as_person(holder):
        (given,) = Release.objects.filter(marking=finding.marking)
    assert (given.entity, given.basis) == (mission.entity, Release.Basis.STATE)


def test_without_a_mission_here_nothing_is_offered(
    holder, in_clearance, finding, as_person
):
    one = stands(in_clearance, holder, as_person)[finding.ref]
    assert one.why == ["No permanent mission of the State reads here."]


def test_what_is_added_later_goes_by_a_letter_of_its_own(
    browser, holder, mission, in_clearance, finding, as_person
):
    send(in_clearance, holder, as_person, finding)
    with as_person(holder):
        added = add_finding(in_clearance, holder, title="Added since")
    page = reverse("assessments:state-results", args=[in_clearance.ref])
    sent = {"on": str(TODAY), "results": added.ref, "letter_number": "CTED 42"}
    assert browser(holder).post(page, sent).status_code == 302
    assert reads(mission, added, as_person)
    told = browser(holder).get(page).content.decode()
    assert told.count("Reads it") == 2
    with as_person(holder):
        assert LetterTie.objects.get(record=in_clearance.marking).role == "transmission"


def test_what_was_left_out_is_not_ticked_again(
    browser, holder, mission, in_clearance, finding, as_person
):
    send(in_clearance, holder, as_person)
    page = reverse("assessments:state-results", args=[in_clearance.ref])
    told = browser(holder).get(page).content.decode()
    assert f'value="{finding.ref}"' in told
    assert " checked>" not in told
    refused = browser(holder).post(page, {"on": str(TODAY)}).content.decode()
    assert "Choose at least one record." in refused


def test_sent_twice_it_is_shown_once(holder, mission, in_clearance, finding, as_person):
    send(in_clearance, holder, as_person, finding)
    with as_person(holder):
        again = actions.show_results(in_clearance, [finding.ref], by=holder)
        assert again == []
        assert Release.objects.filter(marking=finding.marking).count() == 1


def test_the_missions_pages_show_no_gap(
    browser, holder, mission, in_clearance, finding, recommendation, as_person
):
    """What stays behind leaves the page as it is without it."""
    send(in_clearance, holder, as_person, finding)
    page = in_clearance.get_absolute_url()
    with as_person(holder):
        hidden = add_finding(in_clearance, holder, title="Canary")
    told = browser(mission).get(page).content.decode()
    assert "Canary" not in told
    assert hidden.ref not in told
    assert recommendation.ref not in told
    assert 'Findings <span class="count">1</span>' in told
    assert "does not read it" not in told


def test_who_only_reads_the_report_is_not_asked_what_goes(
    browser, holder, mission, in_clearance, finding, as_person
):
    send(in_clearance, holder, as_person, finding)
    page = reverse("assessments:state-results", args=[in_clearance.ref])
    assert browser(mission).get(page).status_code == 403
    missing = page.replace(in_clearance.ref, "A-000000")
    assert browser(mission).get(missing).status_code == 404


def test_the_page_asks_the_same_however_many_results(
    browser, holder, mission, in_clearance, finding, as_person
):
    page = reverse("assessments:to-state", args=[in_clearance.ref])
    client = browser(holder)
    client.get(page)
    with CaptureQueriesContext(connection) as of_one:
        client.get(page)
    with as_person(holder):
        for number in range(4):
            add_finding(in_clearance, holder, title=f"Another {number}")
    with CaptureQueriesContext(connection) as of_many:
        client.get(page)
    assert len(of_many) == len(of_one)


def test_machines_see_and_send_the_same(
    browser, holder, mission, in_clearance, finding, recommendation, as_person
):
    address = f"/api/v1/assessments/{in_clearance.ref}/"
    client, sent = browser(holder), {"to": "with-state", "results": [finding.ref]}
    client.post(f"{address}steps/", sent, JSON)
    told = client.get(f"{address}results-for-the-state/").json()
    assert [(one["ref"], one["is_read"]) for one in told] == [
        (finding.ref, True),
        (recommendation.ref, False),
    ]
    chosen = {"results": [recommendation.ref]}
    told = client.post(f"{address}results-for-the-state/", chosen, JSON).json()
    assert all(one["is_read"] for one in told)
    assert reads(mission, recommendation, as_person)


def test_machines_are_refused_what_is_not_there(browser, holder, in_clearance):
    address = f"/api/v1/assessments/{in_clearance.ref}/results-for-the-state/"
    early = browser(holder).post(address, {"results": []}, JSON)
    assert early.status_code == 400
    browser(holder).post(
        address.replace("results-for-the-state", "steps"), {"to": "with-state"}, JSON
    )
    unknown = browser(holder).post(address, {"results": ["F-000000"]}, JSON)
    assert unknown.status_code == 400
    assert "F-000000" not in unknown.content.decode()
