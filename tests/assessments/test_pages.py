"""The pages of assessments and of what hangs under them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments import actions
from assessments.models import Assessment, Need, Recommendation
from ctportal.confidentiality.actions import release
from ctportal.reference.models import Theme

from .conftest import said

LISTS = ["index", "recommendations", "findings", "needs"]


@pytest.fixture
def whole(assessment, recommendation, finding, need):
    """An assessment with something of every kind beneath it."""
    return assessment


def test_a_report_is_read_with_all_that_hangs_beneath_it(browser, holder, whole):
    page = browser(holder).get(whole.get_absolute_url())
    for words in ("Connect the posts", "No watch list", "Equipment"):
        assert words in page.content.decode()
    assert "Send to clearance" in page.content.decode()


def test_a_reader_of_the_report_sees_of_its_results_only_what_is_released(
    browser, holder, reader, whole, finding, as_person
):
    with as_person(holder):
        release(whole, to=reader.entity, by=holder)
        release(finding, to=reader.entity, by=holder)
    page = browser(reader).get(whole.get_absolute_url()).content.decode()
    assert "No watch list" in page
    assert "Connect the posts" not in page
    assert "Equipment" not in page
    assert "Send to clearance" not in page


def test_a_report_is_not_named_to_those_who_read_only_a_result(
    browser, holder, reader, assessment, recommendation, as_person
):
    with as_person(holder):
        release(recommendation, to=reader.entity, by=holder)
    page = browser(reader).get(recommendation.get_absolute_url()).content.decode()
    assert "Connect the posts" in page
    assert assessment.title not in page
    assert assessment.ref not in page


def test_a_need_shows_both_its_facts(browser, holder, need, as_person):
    page = browser(holder).get(need.get_absolute_url()).content.decode()
    assert "10 Jan 2026" in page
    assert "not yet" in page
    address = reverse("assessments:agree", args=[need.ref])
    letter = {"agreed_on": "2026-02-03", "agreed_in": "NV/14"}
    page = browser(holder).post(address, letter, follow=True).content.decode()
    assert "3 Feb 2026" in page
    assert "NV/14" in page


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_stand_side_by_side(browser, holder, whole, name):
    page = browser(holder).get(reverse(f"assessments:{name}"))
    assert page.status_code == 200
    for other in LISTS:
        assert f'href="{reverse(f"assessments:{other}")}"' in page.content.decode()


@pytest.mark.parametrize(
    ("name", "asked", "found"),
    [
        ("index", {"state": "XAA", "status": "draft"}, "Overview of Carana"),
        ("recommendations", {"priority": "2", "status": "open"}, "Connect the posts"),
        ("recommendations", {"q": "border watch"}, "Connect the posts"),
        ("recommendations", {"holder": "cted"}, "Connect the posts"),
        ("recommendations", {"sort": "theme"}, "Connect the posts"),
        ("findings", {"nature": "shortfall", "state": "XAA"}, "No watch list"),
        ("needs", {"status": "proposed", "classification": "1"}, "Equipment"),
    ],
)
def test_a_list_is_filtered_in_its_address(browser, holder, whole, name, asked, found):
    page = browser(holder).get(reverse(f"assessments:{name}"), asked)
    assert found in page.content.decode()


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("recommendations", {"priority": "1"}),
        ("recommendations", {"status": "implemented"}),
        ("needs", {"status": "agreed"}),
        ("findings", {"nature": "strength"}),
    ],
)
def test_a_filter_leaves_out_what_was_not_asked_for(
    browser, holder, whole, name, asked
):
    page = browser(holder).get(reverse(f"assessments:{name}"), asked)
    shown = page.content.decode()
    assert not any(title in shown for title in ("Connect the", "Equip", "No watch"))


def test_choices_are_only_what_the_readers_own_rows_have(browser, reader, whole):
    page = browser(reader).get(reverse("assessments:recommendations"))
    assert "Carana" not in page.content.decode()
    assert 'value="cted"' not in page.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_exported_as_it_is_seen(browser, holder, whole, name):
    address = reverse(f"assessments:{name}")
    answer = browser(holder).get(address, {"format": "csv"})
    assert "Carana" in answer.getvalue().decode()


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_as_many_queries_for_many_rows(
    browser, holder, whole, as_person, name
):
    client, address = browser(holder), reverse(f"assessments:{name}")
    few = queries_of(client, address)
    add_more(whole, holder, as_person)
    assert queries_of(client, address) <= few


def test_a_report_takes_as_many_queries_for_many_results(
    browser, holder, whole, as_person
):
    client, address = browser(holder), whole.get_absolute_url()
    few = queries_of(client, address)
    add_more(whole, holder, as_person)
    assert queries_of(client, address) <= few


def add_more(assessment, holder, as_person):
    themes = list(Theme.objects.all()[:4])
    with as_person(holder):
        for theme in themes:
            more = said(theme=theme)
            recommendation = actions.add_recommendation(assessment, by=holder, **more)
            more.pop("needs_assistance")
            actions.propose_need(recommendation, by=holder, **more)
            actions.add_finding(assessment, by=holder, nature="strength", **more)


def test_an_assessment_is_begun_and_grows_by_forms(browser, holder, carana, as_person):
    client, theme = browser(holder), Theme.objects.first()
    begun = {"title": "Survey", "type": "survey", "as_of": "2026-03-01"}
    begun |= {"state": "XAA", "classification": "1", "language": "en"}
    client.post(reverse("assessments:new"), begun)
    with as_person(holder):
        assessment = Assessment.objects.readable_by(holder).get(title="Survey")
    said = {"text": "Train the border police.", "theme": theme.code, "language": "en"}
    address = reverse("assessments:new-recommendation", args=[assessment.ref])
    page = client.post(address, said | {"priority": "1"}, follow=True)
    assert "Train the border police." in page.content.decode()
    with as_person(holder):
        recommendation = Recommendation.objects.readable_by(holder).get()
    address = reverse("assessments:propose-need", args=[recommendation.ref])
    assert "Train the border police." in client.get(address).content.decode()
    client.post(address, said | {"priority": "1", "proposed_on": "2026-03-02"})
    with as_person(holder):
        assert Need.objects.readable_by(holder).get().recommendation == recommendation


def test_what_is_missing_stands_beside_its_field(browser, holder, assessment):
    address = reverse("assessments:new-recommendation", args=[assessment.ref])
    page = browser(holder).post(address, {"title": "Kept as it was typed"})
    assert page.status_code == 200
    assert "This field is required." in page.content.decode()
    assert "Kept as it was typed" in page.content.decode()


def test_an_assessment_is_moved_on_from_its_page(browser, holder, assessment):
    address = reverse("assessments:advance", args=[assessment.ref])
    step = {"to": Assessment.Status.CLEARANCE}
    page = browser(holder).post(address, step, follow=True)
    assert "Put before the State" in page.content.decode()


def test_what_may_be_read_and_not_changed_says_so(
    browser, holder, reader, recommendation, as_person
):
    with as_person(holder):
        release(recommendation, to=reader.entity, by=holder)
    address = reverse("assessments:edit-recommendation", args=[recommendation.ref])
    assert browser(reader).get(address).status_code == 403
    address = reverse("assessments:verify", args=[recommendation.ref])
    assert browser(reader).post(address).status_code == 403


def test_no_page_holds_a_primary_key(browser, holder, recommendation):
    for name in ("edit-recommendation", "propose-need"):
        address = reverse(f"assessments:{name}", args=[recommendation.ref])
        page = browser(holder).get(address).content.decode()
        assert f'value="{recommendation.theme.code}" selected' in page
        assert f'value="{recommendation.theme.pk}" selected' not in page


def test_a_step_sent_twice_is_taken_once(browser, holder, assessment, as_person):
    page = browser(holder)
    address = reverse("assessments:advance", args=[assessment.ref])
    for _click in range(2):
        page.post(address, {"to": Assessment.Status.CLEARANCE})
    page.post(address)
    with as_person(holder):
        assessment.refresh_from_db()
    assert assessment.status == Assessment.Status.CLEARANCE
