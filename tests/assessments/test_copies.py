"""A report taken along as PDF and as Word, made under its reader's keys."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from assessments import actions, report, sent
from assessments.models import Passage
from assessments.reading.outline import outline_of
from assessments.reading.returned import said_in
from ctportal.confidentiality.actions import release
from ctportal.correspondence.inspection.word import blocks
from ctportal.correspondence.reading import Block, Written
from ctportal.reference.models import Scale

TEXT = "Posts are connected.\n\nOfficers telephone."


@pytest.fixture
def written(holder, assessment, finding, recommendation, as_person):
    """A report of two sections, a finding standing at its first paragraph."""
    with as_person(holder):
        actions.add_section(assessment, by=holder, title="Borders", text=TEXT)
        actions.add_section(assessment, by=holder, title="Courts", text="They sit.")
        chapter = report.read(assessment, holder)[0]
        Passage.objects.create(
            record=finding.marking,
            section=chapter.section,
            anchor=chapter.paragraphs[0].anchor,
        )
    return assessment


@pytest.fixture
def copy_for(browser):
    """`copy_for(person, assessment, "pdf")`: the words of the file they are given."""

    def copy_for(person, assessment, asked, **options):
        address = f"{assessment.get_absolute_url()}copy/"
        answer = browser(person).get(address, {"format": asked, **options})
        assert answer.status_code == 200
        return READ[asked](BytesIO(answer.content))

    return copy_for


def words_of_pdf(file):
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def words_of_docx(file):
    document = Document(file)
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


READ = {"pdf": words_of_pdf, "docx": words_of_docx}


@pytest.mark.parametrize("asked", READ)
def test_a_copy_says_what_the_report_says(copy_for, holder, written, asked):
    words = copy_for(holder, written, asked)
    for said in ("Borders", "Officers telephone.", "No watch list", "Connect the"):
        assert said in words
    assert "CONFIDENTIAL" in words or asked == "docx"
    assert written.ref in words


@pytest.mark.parametrize("asked", READ)
def test_a_finding_is_told_with_its_level(
    copy_for, holder, assessment, finding, as_person, asked
):
    level = Scale.objects.current().first().levels.first()
    with as_person(holder):
        actions.change(finding, by=holder, level=level)
    assert level.name in copy_for(holder, assessment, asked)


@pytest.mark.parametrize("asked", READ)
def test_a_copy_holds_what_its_reader_may_read_counted_without_a_gap(
    copy_for, holder, reader, written, as_person, asked
):
    with as_person(holder):
        for record in (written, written.sections.order_by("position").last()):
            release(record, to=reader.entity, by=holder)
    words = copy_for(reader, written, asked)
    assert "They sit." in words
    assert "Courts" in words
    for kept in ("Borders", "telephone", "watch list", "Connect", "II.", "Findings"):
        assert kept not in words


def test_all_that_stands_in_a_copy_is_disclosed(browser, holder, written, finding):
    answer = browser(holder).get(f"{written.get_absolute_url()}copy/?format=pdf")
    told = answer.wsgi_request.shown.refs
    assert {written.ref, finding.ref} <= set(told)
    assert "attachment" in answer["Content-Disposition"]


def test_a_paragraph_keeps_its_number_and_what_stands_at_it(
    copy_for, holder, written, finding
):
    lines = copy_for(holder, written, "docx").split("\n")
    place = lines.index("1.\tPosts are connected.")
    assert finding.ref in lines[place + 1]
    assert "2.\tOfficers telephone." in lines
    assert "I.  Borders" in lines


def test_paper_is_chosen(browser, holder, written):
    address = f"{written.get_absolute_url()}copy/?format=pdf&paper=us-letter"
    page = PdfReader(BytesIO(browser(holder).get(address).content)).pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [612, 792]


def test_a_machine_takes_the_same_copy(browser, holder, outsider, written):
    address = f"/api/v1/assessments/{written.ref}/copy/?as=docx"
    answer = browser(holder).get(address)
    assert "Officers telephone." in words_of_docx(BytesIO(answer.content))
    assert browser(outsider).get(address).status_code == 404


@pytest.mark.parametrize("asked", ["?format=exe", "?format=pdf&paper=a0"])
def test_what_is_no_copy_is_not_there(browser, holder, written, asked):
    address = f"{written.get_absolute_url()}copy/{asked}"
    assert browser(holder).get(address).status_code == 404


def test_a_copy_that_comes_back_unchanged_says_nothing(
    browser, holder, written, as_person
):
    address = f"{written.get_absolute_url()}copy/?format=docx"
    told = blocks.read(browser(holder).get(address).content)
    found = [Block(**block) for block in told["blocks"]]
    with as_person(holder):
        there = sent.text_as_sent(written, holder)
        assert said_in(Written(found, []), there) == []


def test_a_copy_brought_back_as_a_draft_has_the_reports_sections(
    browser, holder, written
):
    address = f"{written.get_absolute_url()}copy/?format=docx"
    told = blocks.read(browser(holder).get(address).content)
    outline = outline_of(Written([Block(**block) for block in told["blocks"]], []))
    assert [section.title for section in outline.sections] == ["Borders", "Courts"]
    texts = [paragraph.text for paragraph in outline.paragraphs]
    assert texts == ["Posts are connected.", "Officers telephone.", "They sit."]
