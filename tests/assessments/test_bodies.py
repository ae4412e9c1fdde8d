"""Other bodies' recommendations: kept, found, and counted apart from CTED's."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from assessments.bodies import actions
from assessments.models import BodyRecommendation, Recommendation
from ctportal.reference.models import Theme

from .. import factories

API, JSON = "/api/v1/body-recommendations/", "application/json"
LISTED = "/assessments/other-bodies/"


def said(**facts):
    return {
        "source": "experts",
        "body": "Expert working group on technical assistance",
        "symbol": "CTOC/COP/WG.2/2026/3, para. 4",
        "adopted_on": date(2026, 3, 1),
        "title": "Train prosecutors",
        "text": "Train prosecutors together.",
    } | facts


@pytest.fixture
def entered(holder, carana, as_person):
    theme = Theme.objects.first()
    with as_person(holder):
        return actions.enter(by=holder, state=carana, theme=theme, **said())


def test_it_is_never_counted_with_cteds(browser, holder, entered, as_person):
    with as_person(holder):
        assert not Recommendation.objects.readable_by(holder).exists()
    client = browser(holder)
    assert (
        b"Train prosecutors" not in client.get("/assessments/recommendations/").content
    )
    assert b"Train prosecutors" in client.get(LISTED).content


def test_people_enter_and_change_one_in_a_browser(browser, holder):
    client, theme = browser(holder), Theme.objects.first()
    typed = said(theme=theme.code, state="XAA", language="en", classification="0")
    made = client.post(f"{LISTED}new/", typed)
    assert made.status_code == 302, made.content.decode()
    page = client.get(made.url).content.decode()
    assert "Expert working group" in page
    assert client.get(f"{made.url}edit/").status_code == 200


def test_machines_enter_and_change_it(browser, holder):
    client, theme = browser(holder), Theme.objects.first()
    sent = said(theme=theme.code, adopted_on="2026-03-01")
    made = client.post(API, sent, JSON)
    assert made.status_code == 201, made.content
    address = f"{API}{made.json()['ref']}/"
    changed = {"title": "Train judges", "version": made.json()["version"]}
    assert client.patch(address, changed, JSON).status_code == 200
    assert client.get(address).json()["title"] == "Train judges"
    assert client.get(API, {"source": "evaluation"}).json()["results"] == []


def test_another_office_does_not_change_it(reader, entered, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.change(entered, by=reader, title="Other")


def test_who_only_reads_enters_none(cted, as_person):
    person = factories.person_of(cted, clearance=1)
    with as_person(person), pytest.raises(PermissionDenied):
        actions.enter(by=person, theme=Theme.objects.first(), **said())
    with as_person(person):
        assert not BodyRecommendation.objects.readable_by(person).exists()


def test_a_list_asks_no_more_for_more_rows(
    browser, holder, as_person, django_assert_max_num_queries
):
    with as_person(holder):
        for _number in range(5):
            actions.enter(by=holder, theme=Theme.objects.first(), **said())
    client = browser(holder)
    client.get(LISTED)
    with django_assert_max_num_queries(26):
        client.get(LISTED)
