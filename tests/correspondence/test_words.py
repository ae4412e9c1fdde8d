"""A document is found by its words, whatever kind of file it is."""

import subprocess

import pytest

from ctportal.correspondence import files, inspecting, media
from ctportal.correspondence.inspection import words

from .conftest import archive, pdf, word_document

SHEET = "<sst><si><t>esfera</t></si><si><t>temática</t></si></sst>"
TEXT = "<doc><p>Una <span>nota</span> verbal</p><h>Título</h></doc>"


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        ("Aplicación".encode(), media.TEXT, "Aplicación"),
        ("Aplicación".encode("cp1252"), media.TEXT, "Aplicación"),
        ("Aplicación".encode("utf-16"), media.TEXT, "Aplicación"),
        (pdf(), media.PDF, "Constataciones y deficiencias"),
        (word_document("Una nota", "verbal"), media.DOCX, "Una nota\nverbal"),
        (archive(xl__sharedStrings_xml=SHEET), media.XLSX, "esfera\ntemática"),
        (archive(content_xml=TEXT), media.ODT, "Una nota verbal\nTítulo"),
    ],
)
def test_words_are_read_out_of_every_kind_of_file(content, media_type, expected):
    found = inspecting.words_of(files.store(content), media_type)
    assert found.replace("\n\n", "\n") == expected


def test_a_file_that_cannot_be_read_has_no_words():
    assert inspecting.words_of(files.store(b"%PDF-1.7 and no more"), media.PDF) == ""


def test_a_file_that_takes_too_long_has_no_words(monkeypatch):
    def slow(*args, **options):
        raise subprocess.TimeoutExpired("inspection", 30)

    monkeypatch.setattr(inspecting.subprocess, "run", slow)
    assert inspecting.words_of(files.store(b"text"), media.TEXT) == ""


def test_an_entity_that_reaches_out_brings_nothing():
    reaching = (
        '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        '<d xmlns:w="w"><w:p><w:t>before &e;</w:t></w:p></d>'
    )
    content = archive(word__document_xml=reaching)
    assert inspecting.words_of(files.store(content), media.DOCX) == "before &e;"


def test_no_sign_is_kept_that_a_database_stumbles_over():
    assert words.tidied("a\x00b\x07c\r\n\ud800d") == "a b c\nd"
