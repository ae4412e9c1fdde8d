"""What a file carries beside what it says is named, and taken out."""

import io
import zipfile

import docx
import openpyxl
import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text

from ctportal.correspondence import inspecting, media

from .conftest import archive, pdf
from .pictures import chunk, exif, jpeg, photograph, png

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def told(content, media_type):
    """Each trace of a file by its name, with what it says."""
    found = inspecting.traces_of(content, media_type)
    return {str(trace.name): trace.said for trace in found}


def signed_document():
    """A Word document that says who wrote it."""
    document = docx.Document()
    document.add_paragraph("Findings")
    document.core_properties.author = "A. Lindqvist"
    document.core_properties.last_modified_by = "H. Brandt"
    document.core_properties.title = "Draft for the head"
    document.add_picture(io.BytesIO(png_with_an_author()))
    document.add_comment(document.paragraphs[0].runs, "Sure?", "S. Haddad", "SH")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def png_with_an_author():
    return png(chunk(b"tEXt", b"Author\0A. Sarr"), chunk(b"eXIf", exif()))


def signed_pdf():
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.add_metadata({"/Author": "A. Lindqvist", "/Company": "CTED"})
    remark = Text(rect=(0, 0, 9, 9), text="Sure?", title_bar="S. Haddad")
    writer.add_annotation(0, remark)
    writer.xmp_metadata = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
    writer.add_attachment("list.txt", b"one")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def workbook():
    """A workbook with a hidden sheet and a hidden column."""
    book = openpyxl.Workbook()
    book.properties.creator = "A. Lindqvist"
    book.active["A1"] = "Findings"
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("Names").sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_word_document_tells_who_wrote_and_who_remarked():
    found = told(signed_document(), media.DOCX)
    assert found["Author"] == "A. Lindqvist, Author: A. Sarr"
    assert found["Last changed by"] == "H. Brandt"
    assert found["Title"] == "Draft for the head"
    assert found["Names in comments and changes"] == "S. Haddad, SH"
    assert found["Comments"] == "1"


def test_the_clean_copy_of_a_word_document_names_nobody():
    content = inspecting.cleaned(signed_document(), media.DOCX)
    assert told(content, media.DOCX) == {"Comments": "1"}
    with zipfile.ZipFile(io.BytesIO(content)) as cleaned:
        parts = b"".join(cleaned.read(name) for name in cleaned.namelist())
    for name in (b"Lindqvist", b"Brandt", b"Haddad", b"Sarr", b"thumbnail"):
        assert name not in parts
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == "Findings"


def test_tracked_changes_are_named_and_stay():
    changed = f'<w:p xmlns:w="{WORD}"><w:ins w:author="H. Brandt">x</w:ins></w:p>'
    content = archive(word__document_xml=changed)
    found = told(content, media.DOCX)
    assert found == {
        "Names in comments and changes": "H. Brandt",
        "Tracked changes": "1",
    }
    assert told(inspecting.cleaned(content, media.DOCX), media.DOCX) == {
        "Tracked changes": "1"
    }


def test_a_workbook_tells_of_what_it_hides():
    found = told(workbook(), media.XLSX)
    assert found["Author"] == "A. Lindqvist"
    assert found["Hidden sheets"] == "Names"
    assert "Hidden rows or columns" in found
    content = inspecting.cleaned(workbook(), media.XLSX)
    assert set(told(content, media.XLSX)) == {"Hidden sheets", "Hidden rows or columns"}
    assert openpyxl.load_workbook(io.BytesIO(content)).active["A1"].value == "Findings"


def test_an_opendocument_text_loses_its_properties_and_keeps_its_text():
    meta = (
        '<o:document-meta xmlns:o="o" xmlns:d="d" xmlns:m="m"><o:meta>'
        "<d:creator>H. Brandt</d:creator><m:initial-creator>A. Sarr</m:initial-creator>"
        "</o:meta></o:document-meta>"
    )
    text = (
        "<x xmlns:d='d'><annotation><d:creator>S. Haddad</d:creator></annotation></x>"
    )
    content = archive(mimetype=media.ODT, meta_xml=meta, content_xml=text)
    assert told(content, media.ODT)["Author"] == "H. Brandt, A. Sarr"
    content = inspecting.cleaned(content, media.ODT)
    assert told(content, media.ODT) == {"Comments": "1"}
    assert media.media_type_of(io.BytesIO(content)) == media.ODT


def test_a_pdf_tells_who_made_it_and_what_is_attached():
    found = told(signed_pdf(), media.PDF)
    assert found["Author"] == "A. Lindqvist"
    assert found["Organization"] == "CTED"
    assert found["Names in comments and changes"] == "S. Haddad"
    assert found["Files attached to it"] == "list.txt"
    assert "Properties of the whole file (XMP)" in found


def test_the_clean_copy_of_a_pdf_says_what_it_said_and_by_nobody():
    content = inspecting.cleaned(signed_pdf(), media.PDF)
    assert set(told(content, media.PDF)) == {"Comments", "Files attached to it"}
    for name in (b"Lindqvist", b"CTED", b"Haddad", b"xmpmeta"):
        assert name not in content
    page = PdfReader(io.BytesIO(content)).pages[0]
    assert page.extract_text() == "Constataciones y deficiencias"


def test_earlier_versions_of_a_pdf_are_left_behind():
    written = io.BytesIO(pdf("Named suspects"))
    writer = PdfWriter(written, incremental=True)
    writer.add_metadata({"/Title": "x"})
    later = io.BytesIO()
    writer.write(later)
    assert "Earlier versions of the same pages" in told(later.getvalue(), media.PDF)
    assert told(inspecting.cleaned(later.getvalue(), media.PDF), media.PDF) == {}


def test_a_photograph_tells_where_it_was_taken_and_by_whom():
    found = told(photograph(), media.JPEG)
    assert found["Place where the picture was taken"] == "48.2083 N, 16.3667 E"
    assert found["Author"] == "A. Lindqvist"
    assert found["Camera"] == "Camera 3000"
    assert found["Description"] == "at the post"
    assert "Something hidden after the end of the picture" in found


def test_a_clean_photograph_is_the_same_picture_the_same_way_up():
    content = inspecting.cleaned(photograph(), media.JPEG)
    assert told(content, media.JPEG) == {}
    assert content.endswith(jpeg()[-40:])
    assert len(content) == len(jpeg()) + 36
    for said in (b"Lindqvist", b"Camera", b"post", b"xmp", b"film"):
        assert said not in content


def test_a_clean_png_keeps_the_picture_alone():
    content = png_with_an_author() + b"something more"
    found = told(content, media.PNG)
    assert "Place where the picture was taken" in found
    assert "Something hidden after the end of the picture" in found
    assert inspecting.cleaned(content, media.PNG) == png()


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (jpeg(width=60000, height=60000), media.JPEG, media.TOO_FULL),
        (png(width=60000, height=60000), media.PNG, media.TOO_FULL),
        (jpeg()[:-10], media.JPEG, media.DAMAGED),
        (png()[:-6], media.PNG, media.DAMAGED),
        (b"%PDF-1.7 and no more", media.PDF, media.DAMAGED),
    ],
)
def test_what_cannot_be_looked_into_is_not_taken(content, media_type, reason):
    with pytest.raises(ValidationError) as refusal:
        inspecting.traces_of(content, media_type)
    assert refusal.value.messages == [str(reason)]


def test_a_pdf_of_too_many_pages_is_not_taken():
    writer = PdfWriter()
    for _page in range(2001):
        writer.add_blank_page(10, 10)
    written = io.BytesIO()
    writer.write(written)
    with pytest.raises(ValidationError) as refusal:
        inspecting.traces_of(written.getvalue(), media.PDF)
    assert refusal.value.messages == [str(media.TOO_FULL)]


def test_a_copy_that_is_not_clean_is_not_kept(monkeypatch):
    asked = inspecting._asked

    def lazy(question, content, media_type):
        return content if question == "clean" else asked("traces", content, media_type)

    monkeypatch.setattr(inspecting, "_asked", lazy)
    with pytest.raises(ValidationError, match="No clean copy"):
        inspecting.cleaned(photograph(), media.JPEG)


def test_plain_text_carries_nothing():
    assert inspecting.traces_of(b"Nota verbal", media.TEXT) == []
