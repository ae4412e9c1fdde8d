"""Recommendations that repeat, revise or replace earlier ones."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from assessments import actions, ties
from assessments.models import RecommendationTie
from ctportal.confidentiality.actions import save_record
from ctportal.ledger.history import history_of
from tests import factories


@pytest.fixture
def earlier(holder, carana):
    return factories.make_recommendation(holder, state=carana, title="Watch the ports")


@pytest.fixture
def tied(holder, recommendation, earlier, as_person):
    with as_person(holder):
        actions.tie_to_earlier(recommendation, earlier, by=holder, kind="revises")
    return recommendation


def test_a_tie_is_shown_on_both_pages(browser, holder, tied, earlier):
    client = browser(holder)
    page = client.get(tied.get_absolute_url()).content.decode()
    assert "Watch the ports" in page
    assert "This one revises it" in page
    page = client.get(earlier.get_absolute_url()).content.decode()
    assert "Connect the posts" in page
    assert "It revises this one" in page


def test_a_tie_is_not_there_for_who_reads_one_end(reader, holder, tied, as_person):
    with as_person(holder):
        factories.classify_strictly(tied, by=holder)
    with as_person(reader):
        assert not RecommendationTie.objects.exists()


def test_a_tie_is_said_anew_and_taken_back(holder, tied, earlier, as_person):
    with as_person(holder):
        actions.tie_to_earlier(tied, earlier, by=holder, kind="replaces")
        [found] = ties.to_earlier([tied], holder)[tied.pk]
        assert (found.kind, found.record) == ("replaces", earlier)
        actions.untie(tied, earlier, by=holder)
        assert not RecommendationTie.objects.exists()


def test_only_one_to_the_same_state_is_taken_up(
    holder, recommendation, katasi, as_person
):
    other = factories.make_recommendation(holder, state=katasi)
    with as_person(holder), pytest.raises(ValidationError):
        actions.tie_to_earlier(recommendation, other, by=holder, kind="repeats")


def test_what_concerns_no_state_takes_up_nothing(holder, as_person):
    later, earlier = (factories.make_recommendation(holder) for _one in range(2))
    with as_person(holder), pytest.raises(ValidationError):
        actions.tie_to_earlier(later, earlier, by=holder, kind="repeats")


def test_a_history_does_not_tell_of_a_hidden_earlier_one(holder, earlier, as_person):
    later = factories.make_recommendation(holder, state=earlier.marking.state)
    with as_person(holder):
        save_record(later, by=holder, title="Changed")
        changed = history_of(later)[0].kind
        actions.tie_to_earlier(later, earlier, by=holder, kind="repeats")
        actions.untie(later, earlier, by=holder)
        kinds = [done.kind for done in history_of(later)]
    assert kinds[:3] == [changed] * 3


def test_machines_read_say_and_take_back_a_tie(browser, holder, tied, earlier):
    client, path = browser(holder), f"/api/v1/recommendations/{tied.ref}/ties/"
    told = client.get(path).json()["results"]
    assert told == [{"earlier": earlier.ref, "kind": "revises"}]
    sent = {"earlier": earlier.ref, "kind": "replaces"}
    assert client.post(path, sent, content_type="application/json").status_code == 201
    assert client.get(path).json()["results"] == [sent]
    assert client.delete(f"{path}{earlier.ref}/").status_code == 204
    assert client.get(path).json()["results"] == []


def test_machines_are_refused_as_people_are(browser, holder, tied, katasi, outsider):
    other = factories.make_recommendation(holder, state=katasi)
    path = f"/api/v1/recommendations/{tied.ref}/ties/"
    for ref, status in ((other.ref, 400), ("R-000000", 404)):
        sent = {"earlier": ref, "kind": "repeats"}
        told = browser(holder).post(path, sent, content_type="application/json")
        assert told.status_code == status
    assert browser(outsider).get(path).status_code == 404


def test_only_its_office_ties_a_recommendation(
    reader, recommendation, earlier, as_person
):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.tie_to_earlier(recommendation, earlier, by=reader, kind="repeats")


def test_pillar_and_requirement_are_changed_on_its_page(
    browser, holder, recommendation, as_person
):
    client, path = browser(holder), f"{recommendation.get_absolute_url()}edit/"
    page = client.get(path).content.decode()
    assert 'value="1373-2g"' in page
    told = client.get(f"/api/v1/recommendations/{recommendation.ref}/").json()
    assert (told["own_pillar"], told["requirement"]) == (None, None)


def test_it_is_said_and_taken_back_in_a_browser(
    browser, holder, earlier, recommendation
):
    client = browser(holder)
    later = reverse("assessments:take-up", args=[earlier.ref])
    assert recommendation.ref not in client.get(later).content.decode()
    address = reverse("assessments:take-up", args=[recommendation.ref])
    assert earlier.ref in client.get(address).content.decode()
    for kind, is_told in (("revises", True), ("none", False)):
        client.post(address, {"earlier": earlier.ref, "kind": kind})
        page = client.get(recommendation.get_absolute_url()).content.decode()
        assert ("This one revises it" in page) is is_told


def test_one_out_of_sight_is_not_offered(
    browser, holder, earlier, recommendation, as_person
):
    with as_person(holder):
        factories.classify_strictly(earlier, by=holder)
    client = browser(holder)
    address = reverse("assessments:take-up", args=[recommendation.ref])
    page = client.get(address).content.decode()
    assert earlier.ref not in page
    assert "You read no earlier recommendation to this State." in page
    refused = client.post(address, {"earlier": earlier.ref, "kind": "repeats"})
    assert refused.status_code == 200
    with as_person(holder):
        assert not RecommendationTie.objects.exists()
