"""Reports and recommendations whose place later ones have taken."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from assessments import actions
from assessments.models import Assessment, Recommendation
from ctportal.confidentiality.actions import release
from tests import factories


@pytest.fixture
def assessment(holder, carana):
    """A survey: no decision of the Committee is awaited for it."""
    facts = {"title": "Survey of Carana", "type": "survey"}
    return factories.make_assessment(holder, state=carana, **facts)


@pytest.fixture
def later(holder, carana):
    facts = {"title": "Second survey", "as_of": date(2026, 6, 1), "type": "survey"}
    return factories.make_assessment(holder, state=carana, **facts)


@pytest.fixture
def superseded(holder, assessment, later, as_person):
    with as_person(holder):
        actions.bring_to("adopted", assessment, by=holder)
        actions.supersede(assessment, later, by=holder)
    return assessment


@pytest.fixture
def replaced(holder, recommendation, carana, as_person):
    old = factories.make_recommendation(holder, state=carana, title="Watch the ports")
    with as_person(holder):
        actions.tie_to_earlier(recommendation, old, by=holder, kind="replaces")
    return old


@pytest.mark.parametrize("path", ["/assessments/", "/assessments/{}/", "/states/XAA/"])
def test_a_page_says_by_which_report_one_is_superseded(
    path, browser, holder, superseded, later
):
    page = browser(holder).get(path.format(superseded.ref)).content.decode()
    assert "uperseded by" in page
    assert later.ref in page


def test_who_does_not_read_the_later_one_is_told_no_more(
    reader, holder, superseded, later, as_person, browser
):
    with as_person(holder):
        release(superseded, to=reader.entity, by=holder)
    page = browser(reader).get(superseded.get_absolute_url()).content.decode()
    assert "Superseded. It is kept as it was." in page
    assert later.ref not in page


def test_only_an_adopted_report_is_superseded(holder, assessment, later, as_person):
    with as_person(holder), pytest.raises(ValidationError):
        actions.supersede(assessment, later, by=holder)


def test_a_report_is_not_superseded_by_an_earlier_one(
    holder, assessment, later, as_person
):
    with as_person(holder):
        actions.bring_to("adopted", later, by=holder)
        with pytest.raises(ValidationError):
            actions.supersede(later, assessment, by=holder)


def test_the_page_offers_the_reports_to_choose_from(
    browser, holder, assessment, later, as_person
):
    with as_person(holder):
        actions.bring_to("adopted", assessment, by=holder)
    client, url = browser(holder), f"/assessments/{assessment.ref}/superseded/"
    assert later.ref in client.get(url).content.decode()
    client.post(url, {"later": later.ref})
    with as_person(holder):
        assert Assessment.objects.get(pk=assessment.pk).status == "superseded"


def test_a_recommendation_replaced_by_another_is_superseded(
    holder, replaced, recommendation, browser, as_person
):
    page = browser(holder).get(replaced.get_absolute_url()).content.decode()
    assert "Superseded by" in page
    with as_person(holder):
        actions.untie(recommendation, replaced, by=holder)
        assert Recommendation.objects.get(pk=replaced.pk).status == "open"


def test_machines_are_told_by_which(browser, holder, replaced, recommendation):
    told = browser(holder).get(f"/api/v1/recommendations/{replaced.ref}/").json()
    assert told["superseded_by"] == recommendation.ref


def test_search_and_its_export_say_so(browser, holder, replaced, recommendation):
    client = browser(holder)
    assert f"superseded by {recommendation.ref}" in _text(client.get("/portal/"))
    exported = client.get("/portal/?format=csv")
    assert f"superseded by {recommendation.ref}" in _text(exported)


def test_each_printed_page_says_so(browser, holder, superseded, later, as_person):
    with as_person(holder):
        text = "\n\n".join(f"Paragraph {number}." for number in range(80))
        actions.add_section(superseded, by=holder, title="Borders", text=text)
    copy = browser(holder).get(f"{superseded.get_absolute_url()}copy/?format=pdf")
    pages = [page.extract_text() for page in PdfReader(BytesIO(copy.content)).pages]
    assert len(pages) > 2
    assert all(f"superseded by {later.ref}" in page for page in pages)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_an_extract_says_so(browser, holder, carana, recommendation, as_person, form):
    said = {"title": "Hear women’s groups", "concerns_gender": True}
    old = factories.make_recommendation(holder, state=carana, **said)
    with as_person(holder):
        actions.tie_to_earlier(recommendation, old, by=holder, kind="replaces")
    address = "/states/XAA/extract/women/"
    assert "Superseded" in _text(browser(holder).get(address))
    file = browser(holder).get(address, {"format": form})
    with ZipFile(BytesIO(b"".join(file.streaming_content))) as archive:
        told = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "superseded" in told


def _text(answer):
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode()
