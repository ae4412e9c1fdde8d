"""A file is what its content says, and is weighed before it is opened."""

import io

import pytest
from django.core.exceptions import ValidationError

from ctportal.correspondence import media

from .conftest import archive, pdf, word_document
from .pictures import jpeg, png


def nested(deep):
    """An archive that holds an archive, and so on."""
    return archive(a_zip=nested(deep - 1)) if deep else b"at the bottom"


def many_parts(count):
    return archive(word__document_xml="x", **{f"p{n}": "" for n in range(count)})


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("Esfera temática".encode(), media.TEXT),
        ("Esfera temática".encode("utf-8-sig"), media.TEXT),
        (pdf(), media.PDF),
        (word_document("one", "two"), media.DOCX),
        (archive(xl__workbook_xml="<workbook/>"), media.XLSX),
        (archive(mimetype=media.ODT, content_xml="<p/>"), media.ODT),
        (
            archive(word__document_xml="x", word__embeddings__a_xlsx=nested(1)),
            media.DOCX,
        ),
        (jpeg(), media.JPEG),
        (png(), media.PNG),
    ],
)
def test_the_content_says_what_a_file_is(content, kind):
    assert media.media_type_of(io.BytesIO(content)) == kind


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"MZ\x90\x00\x03", media.UNKNOWN),
        (b"GIF89a\x00", media.UNKNOWN),
        (archive(a_exe="MZ"), media.ARCHIVE),
        (b"From: a@b\r\nDate: now\r\nMIME-Version: 1.0\r\n\r\nHi", media.MESSAGE),
        (word_document("one", "two")[:-60], media.DAMAGED),
        (archive(word__document_xml="x", word__vbaProject_bin="x"), media.MACROS),
        (archive(word__document_xml="0" * 30_000_000), media.TOO_FULL),
        (archive(word__document_xml="x", a_zip=nested(3)), media.TOO_FULL),
        (many_parts(2001), media.TOO_FULL),
    ],
)
def test_what_is_no_document_is_refused_with_the_reason(content, reason):
    with pytest.raises(ValidationError) as refusal:
        media.media_type_of(io.BytesIO(content))
    assert refusal.value.messages == [str(reason)]


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        ("nota.txt", "nota.txt"),
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Users\\me\\nota.txt", "nota.txt"),
        ("nota.html", "nota.html.txt"),
        ("nota\u202etxt.exe", "notatxt.exe.txt"),
        ('a"; filename=b\r\nSet-Cookie: x.txt', "a-; filename=bSet-Cookie- x.txt"),
        (".txt", "document.txt"),
        ("", "document.txt"),
        ("x" * 500 + ".txt", "x" * 120 + ".txt"),
        ("مذكرة شفوية.txt", "مذكرة شفوية.txt"),
    ],
)
def test_a_file_keeps_its_name_without_what_could_harm(brought, kept):
    assert media.safe_name(brought, media.TEXT) == kept
