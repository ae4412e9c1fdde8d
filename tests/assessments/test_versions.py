"""Versions of a report: who finds what in them, and what changed between two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import actions
from assessments.models import Section
from assessments.versions import comparing, reading
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import release
from tests import factories

TEXT = "The posts are staffed.\n\nThe register is on paper.\n\nThe law is in force."


@pytest.fixture
def section(holder, assessment, as_person):
    with as_person(holder):
        facts = {"title": "Borders", "text": TEXT}
        return actions.add_section(assessment, by=holder, **facts)


@pytest.fixture
def version(holder, reader, assessment, section, as_person):
    """A version of the report that the reader has: the report, its section and it."""
    with as_person(holder):
        for part in (assessment, section):
            release(part, to=reader.entity, by=holder)
        return actions.keep(assessment, by=holder)


def read(version, person):
    return [line.text for line in reading.lines_of(version, person)]


def test_a_version_keeps_what_the_report_said(holder, version, section, as_person):
    with as_person(holder):
        actions.change(section, by=holder, text="All is new.")
        assert read(version, holder) == [
            "Overview of Carana",
            "Borders",
            *TEXT.split("\n\n"),
        ]


def test_who_has_the_report_reads_the_version_of_that_day(
    reader, version, section, as_person
):
    with as_person(reader):
        assert "The register is on paper." in read(version, reader)


def test_a_report_released_later_does_not_open_its_earlier_versions(
    holder, reader, assessment, section, as_person
):
    with as_person(holder):
        kept = actions.keep(assessment, by=holder)
        release(assessment, to=reader.entity, by=holder)
    with as_person(reader):
        assert reading.versions_of(assessment, reader) == []
        assert read(kept, reader) == []


def test_a_request_over_a_section_takes_it_out_of_every_version(
    holder, reader, version, section, as_person
):
    factories.ask_confidentiality([section], by=holder)
    with as_person(reader):
        assert read(version, reader) == ["Overview of Carana"]


def test_a_text_sealed_later_is_sealed_in_versions_and_comes_back(
    holder, reader, version, section, as_person
):
    with as_person(holder):
        sealed = sealing.seal(section, "text", by=holder)
    with as_person(reader):
        assert read(version, reader) == ["Overview of Carana", "Borders"]
    with as_person(holder):
        assert len(read(version, holder)) == 5
        sealing.put_back(sealed, by=holder)
    with as_person(reader):
        assert len(read(version, reader)) == 5


def test_what_is_sealed_already_is_kept_under_its_own_marking(
    holder, reader, version, assessment, section, as_person
):
    with as_person(holder):
        sealing.seal(section, "text", by=holder)
        later = actions.keep(assessment, by=holder)
        assert "The law is in force." in read(later, holder)
    with as_person(reader):
        assert read(later, reader) == ["Overview of Carana", "Borders"]


def test_a_paragraph_set_apart_and_kept_back_leaves_every_version(
    holder, reader, version, section, as_person
):
    with as_person(holder):
        apart = actions.set_apart(section, section.anchors[1], by=holder)
    factories.ask_confidentiality([apart], by=holder)
    with as_person(reader):
        lines = reading.lines_of(version, reader)
    assert [line.text for line in lines][2:] == [
        "The posts are staffed.",
        "The law is in force.",
    ]
    assert [line.number for line in lines][2:] == ["1", "2"]


def test_what_no_longer_stands_goes_with_the_paragraph_set_apart(
    holder, reader, version, section, as_person
):
    with as_person(holder):
        left = TEXT.replace(
            "The register is on paper.", "Something else altogether now."
        )
        actions.change(section, by=holder, text=left)
        section = Section.objects.get(pk=section.pk)
        apart = actions.set_apart(section, section.anchors[1], by=holder)
    factories.ask_confidentiality([apart], by=holder)
    with as_person(reader):
        assert "The register is on paper." not in read(version, reader)


def test_a_version_is_not_read_without_its_report(
    holder, reader, assessment, version, as_person
):
    factories.ask_confidentiality([assessment], by=holder)
    with as_person(reader):
        assert reading.versions_of(assessment, reader) == []
        assert read(version, reader) == []


def test_a_version_is_kept_at_each_step_that_leaves_the_office(
    holder, assessment, section, as_person
):
    with as_person(holder):
        for _step in range(3):
            actions.advance(assessment, by=holder)
        kept = reading.versions_of(assessment, holder)
    steps = [version.step for version in kept]
    assert steps == ["clearance", "with-state", "committee"]
    assert str(kept[2]) == "Version 3, put before the Committee"


def test_two_versions_are_compared_word_by_word(holder, version, section, as_person):
    with as_person(holder):
        words = TEXT.replace("on paper", "kept by hand")
        actions.change(section, by=holder, text=words + "\n\nA new one.")
        now = reading.lines_now(version.report, holder)
        runs = comparing.compared(reading.lines_of(version, holder), now)
    changed = [pair.change for run in runs if not run.is_same for pair in run.pairs]
    assert changed == ["changed", "put-in"]


def test_a_page_compares_with_today(browser, holder, version, section, as_person):
    with as_person(holder):
        actions.change(section, by=holder, text=TEXT.replace("paper", "cards"))
    client = browser(holder)
    asked = {"before": version.ref, "after": "now"}
    url = f"/assessments/{version.report.ref}/versions/"
    page = client.get(url, asked).content.decode()
    assert "<del>paper</del><ins>cards</ins>" in page
    assert version.ref in client.get(version.get_absolute_url()).content.decode()


def test_the_page_asks_no_more_for_more_versions(browser, holder, version, as_person):
    client = browser(holder)
    url = f"/assessments/{version.report.ref}/versions/?after=now&before={version.ref}"
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    with as_person(holder):
        for _number in range(3):
            actions.keep(version.report, by=holder)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) <= len(few)


def test_machines_keep_and_read_versions(browser, holder, assessment, section):
    client = browser(holder)
    sent = {"report": assessment.ref, "reason": "Before the mission"}
    made = client.post("/api/v1/report-versions/", sent, "application/json")
    assert made.status_code == 201
    answer = client.get(f"/api/v1/report-versions/{made.json()['ref']}/")
    assert section.ref in answer.wsgi_request.shown.refs
    told = answer.json()
    assert told["lines"][1] == {
        "kind": "section",
        "field": "title",
        "anchor": "",
        "number": "I.",
        "text": "Borders",
    }
