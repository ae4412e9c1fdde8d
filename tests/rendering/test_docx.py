from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from ctportal.rendering.content import Section, Table, prose
from ctportal.rendering.docx import render_docx
from tests.rendering.samples import TEXTS, item, pack, pack_in, report


def opened(pack):
    return Document(BytesIO(render_docx(pack)))


def text_of(element):
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def texts_of(document):
    return [text_of(paragraph) for paragraph in document.element.body.iter(qn("w:p"))]


@pytest.mark.parametrize("language", list(TEXTS))
def test_the_document_says_what_was_put_in(language):
    title, text = TEXTS[language]
    texts = texts_of(opened(pack_in(language)))
    assert texts.count(text) == 2
    assert f"1  {title}" in texts


def test_every_part_of_an_item_is_there():
    texts = texts_of(opened(pack()))
    for expected in (
        "2.1  Use passenger information at the crossings",
        "R-7F3K2Q  CONFIDENTIAL",
        "The State should connect its watch lists.",
        "ThemeBorder management",
    ):
        assert expected in texts


def test_both_edges_of_the_page_are_marked():
    section = opened(pack(exercise=True)).sections[0]
    for edge in (section.header, section.footer):
        text = text_of(edge._element)
        assert "EXERCISE · CONFIDENTIAL · CTED, shared with your office" in text
        assert "Copy no. 3 · for UNODC staff" in text
    fields = section.footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_the_contents_lead_to_the_headings():
    body = opened(pack()).element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert len(links) == 3
    assert set(links) == marks


@pytest.mark.parametrize("text", ['#import "x"', "=cmd|' /C calc'!A0", "*bold* <w:b/>"])
def test_text_is_never_read_as_markup(text):
    sections = [
        Section(text, prose(text), [Table([text], [[text]])], [item(text=text)])
    ]
    assert texts_of(opened(pack(sections=sections))).count(text) == 4


def test_control_and_private_characters_are_left_out():
    text = "be\x00fore\ue000 \u202eafter\x1b\ufffe"
    assert "before after" in texts_of(
        opened(pack(sections=[Section("Contacts", prose(text))]))
    )


def test_arabic_runs_from_right_to_left():
    document = opened(pack_in("ar"))
    body = document.element.body
    assert all(line.pPr.find(qn("w:bidi")) is not None for line in body.iter(qn("w:p")))
    assert all(table._tblPr.bidiVisual is not None for table in document.tables)
    assert document.sections[0]._sectPr.find(qn("w:bidi")) is not None


def test_only_the_arabic_in_a_line_is_turned():
    sections = [Section("كارانا", prose("الفقرة S/2018/1177 من كارانا"))]
    document = opened(pack(language="ar", sections=sections))
    line = next(line for line in document.paragraphs if "1177" in line.text)
    turned = [(run.text, bool(run.font.rtl)) for run in line.runs]
    assert turned == [("الفقرة ", True), ("S/2018/1177", False), (" من كارانا", True)]


def test_properties_tell_of_the_pack_and_of_nobody():
    properties = opened(pack()).core_properties
    assert properties.author == properties.last_modified_by == "CT Portal"
    assert properties.title == "Briefing pack: Carana"
    assert properties.language == "en-GB"
    assert properties.comments == ""
    assert properties.created == properties.modified == pack().as_of


def test_nothing_of_another_template_is_sent_along():
    names = ZipFile(BytesIO(render_docx(pack()))).namelist()
    assert (
        sorted(names)
        == names
        == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/footer1.xml",
            "word/header1.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
    )


def test_two_renderings_are_the_same_bytes():
    first = render_docx(pack())
    assert first == render_docx(pack())
    days = {entry.date_time for entry in ZipFile(BytesIO(first)).infolist()}
    assert days == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(("paper", "width"), [("a4", 210), ("us-letter", 216)])
def test_the_pack_is_set_on_its_paper(paper, width):
    assert round(opened(pack(paper=paper)).sections[0].page_width.mm) == width


def test_a_report_has_real_headings_and_numbered_paragraphs():
    document = opened(report())
    lines = [(line.style.name, line.text) for line in document.paragraphs]
    assert ("Heading 1", "I.  Introduction") in lines
    assert ("Heading 3", "1.  By night") in lines
    assert ("toc 3", "1.  By night") in lines
    assert ("Numbered", "1.\tOne came.\nTwo went.") in lines
    assert ("Note", "Finding: No watch list") in lines
    assert ("Heading apart", "Annex") in lines
