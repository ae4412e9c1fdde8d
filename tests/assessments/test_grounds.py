"""Recommendations rest on findings; several are written down one after another."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from assessments import actions
from assessments.grounds import actions as grounds
from assessments.grounds import reading
from assessments.models import Finding, RecommendationGround
from ctportal.confidentiality.actions import release
from ctportal.reference.models import Theme

from .. import factories

API, JSON = "/api/v1/recommendations", "application/json"


@pytest.fixture
def resting(holder, recommendation, finding, as_person):
    """The recommendation, said to rest on the finding."""
    with as_person(holder):
        grounds.rest_on(recommendation, finding, by=holder)
    return recommendation


def test_each_page_tells_of_the_other(browser, holder, resting, finding):
    client = browser(holder)
    page = client.get(resting.get_absolute_url()).content.decode()
    assert finding.title in page
    page = client.get(finding.get_absolute_url()).content.decode()
    assert resting.title in page


def test_who_reads_one_end_learns_nothing_of_the_other(
    browser, holder, reader, resting, finding, as_person
):
    with as_person(holder):
        release(resting, to=reader.entity, by=holder)
    page = browser(reader).get(resting.get_absolute_url()).content.decode()
    assert finding.ref not in page
    with as_person(reader):
        assert not RecommendationGround.objects.exists()


def test_findings_are_chosen_and_taken_back(browser, holder, recommendation, finding):
    client = browser(holder)
    address = reverse("assessments:choose-grounds", args=[recommendation.ref])
    assert finding.ref in client.get(address).content.decode()
    for chosen, seen in (([finding.ref], ""), ([], finding.ref)):
        client.post(address, {"findings": chosen, "seen": seen})
        page = client.get(recommendation.get_absolute_url()).content.decode()
        assert (finding.ref in page) is bool(chosen)


def test_what_somebody_else_named_stays(holder, resting, finding, as_person):
    with as_person(holder):
        grounds.settle(resting, [], by=holder, among=[])
        assert reading.findings_of(resting, holder) == [finding]


def test_what_somebody_named_since_the_page_was_opened_stays(
    browser, holder, recommendation, finding, as_person
):
    client = browser(holder)
    address = reverse("assessments:choose-grounds", args=[recommendation.ref])
    opened = client.get(address).context["form"]
    with as_person(holder):
        grounds.rest_on(recommendation, finding, by=holder)
    client.post(address, {"findings": [], "seen": opened["seen"].value()})
    with as_person(holder):
        assert reading.findings_of(recommendation, holder) == [finding]


def test_a_finding_of_no_such_name_is_not_there(browser, holder, recommendation):
    client, ref = browser(holder), recommendation.assessment.ref
    there = reverse("assessments:new-recommendation", args=[ref])
    assert client.get(f"{there}?finding=%00").status_code == 404
    for address in (f"{API}/%00/", f"{API}/%00/findings/", f"{API}/%00/ties/"):
        assert client.get(address).status_code == 404
    nothing = f"{API}/{recommendation.ref}/findings/%00/"
    assert client.delete(nothing).status_code == 404


def test_only_what_was_found_of_the_same_state_is_named(
    holder, recommendation, katasi, as_person
):
    report = factories.make_assessment(holder, state=katasi)
    with as_person(holder):
        said = {"text": "Other.", "nature": "strength", "theme": Theme.objects.first()}
        elsewhere = actions.add_finding(report, by=holder, **said)
        with pytest.raises(ValidationError):
            grounds.rest_on(recommendation, elsewhere, by=holder)


def test_another_office_names_none(reader, holder, recommendation, finding, as_person):
    with as_person(holder):
        for record in (recommendation, finding):
            release(record, to=reader.entity, by=holder)
    with as_person(reader), pytest.raises(PermissionDenied):
        grounds.rest_on(recommendation, finding, by=reader)


def test_a_recommendation_begun_from_a_finding_rests_on_it(
    browser, holder, assessment, finding
):
    way = reverse("assessments:new-recommendation", args=[assessment.ref])
    address, client = f"{way}?finding={finding.ref}", browser(holder)
    page = client.get(address).content.decode()
    assert f'value="{finding.theme.code}" selected' in page
    assert finding.text not in page
    said = {"text": "Make one.", "theme": finding.theme.code, "language": "en"}
    made = client.post(address, said | {"priority": "2"})
    assert finding.ref in client.get(made.url).content.decode()


def test_another_may_follow_at_once(browser, holder, assessment):
    address = reverse("assessments:new-finding", args=[assessment.ref])
    said = {"text": "No list.", "theme": Theme.objects.first().code, "language": "en"}
    said |= {"nature": "shortfall", "another": "1"}
    client = browser(holder)
    assert client.post(address, said).url == address
    # The words of a record are never left with the browser, not even to be told.
    assert "messages" not in client.cookies
    assert "Stored: No list." in client.get(address).content.decode()


def test_it_goes_along_when_findings_are_merged(
    holder, resting, finding, assessment, as_person
):
    said = {"text": "No list at all.", "nature": "shortfall", "theme": finding.theme}
    with as_person(holder):
        kept = actions.add_finding(assessment, by=holder, **said)
        actions.merge(kept, finding, by=holder, reason="The same.")
        assert reading.findings_of(resting, holder) == [
            Finding.objects.readable_by(holder).get(pk=kept.pk)
        ]


def test_machines_name_findings(browser, holder, recommendation, finding):
    client, address = browser(holder), f"{API}/{recommendation.ref}/findings/"
    said = {"finding": finding.ref}
    assert client.post(address, said, JSON).status_code == 201
    assert client.get(address).json()["results"] == [said]
    assert client.delete(f"{address}{finding.ref}/").status_code == 204
    assert client.get(address).json()["results"] == []


def test_a_finding_out_of_sight_is_as_one_never_made(
    browser, holder, reader, recommendation, finding, as_person
):
    with as_person(holder):
        release(recommendation, to=reader.entity, by=holder)
    client, address = browser(reader), f"{API}/{recommendation.ref}/findings/"
    answers = [
        client.post(address, {"finding": ref}, JSON)
        for ref in (finding.ref, "F-000000")
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
