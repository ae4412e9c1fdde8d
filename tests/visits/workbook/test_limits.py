"""Files that are refused before they are opened, each with a sentence."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.visits.workbook.notebooks import read, saved, theme_called, tidy
from visits.workbook import UnreadableWorkbook, limits, read_workbook
from visits.workbook.unreadable import NOT_A_WORKBOOK

SHEET = "xl/worksheets/sheet1.xml"


def archive(*parts):
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as target:
        for name, content in parts:
            target.writestr(name, content)
    return output.getvalue()


def refusal_of(content):
    with pytest.raises(UnreadableWorkbook) as refusal:
        read_workbook(content, theme_called=theme_called)
    return refusal.value.message


def test_an_empty_file():
    assert refusal_of(b"") == limits.EMPTY


def test_a_file_that_is_too_large():
    assert refusal_of(BytesIO(bytes(limits.LARGEST_FILE + 1))) == limits.TOO_LARGE


@pytest.mark.parametrize("content", [b"Theme,Text\n", b"PK\x03\x04 and no more"])
def test_a_file_that_is_no_archive(content):
    assert refusal_of(content) == NOT_A_WORKBOOK


def test_an_old_workbook():
    assert refusal_of(limits._OLD_SIGNATURE + bytes(512)) == limits.OLD_FORMAT


def test_a_workbook_with_a_password():
    content = limits._OLD_SIGNATURE + bytes(512) + limits._ENCRYPTED
    assert refusal_of(content) == limits.PASSWORD


def test_an_archive_with_a_password():
    content = bytearray(archive(("a.xml", b"<a/>")))
    entry = content.index(b"PK\x01\x02")
    struct.pack_into("<H", content, entry + 8, 1)
    assert refusal_of(bytes(content)) == limits.PASSWORD


def test_another_kind_of_document():
    assert refusal_of(archive(("word/document.xml", b"<w/>"))) == NOT_A_WORKBOOK


def test_more_elements_than_a_notebook_has(monkeypatch):
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 100)
    content = archive(("sheet.bin", b"<row>" + b"<c/>" * 100 + b"</row>"))
    assert refusal_of(content) == limits.TOO_FULL


def test_too_many_parts():
    parts = ((f"{number}.xml", b"<a/>") for number in range(limits.MOST_PARTS + 1))
    assert refusal_of(archive(*parts)) == limits.SUSPICIOUS


def test_a_part_that_is_mostly_air():
    assert refusal_of(archive(("a.xml", bytes(2_000_000)))) == limits.SUSPICIOUS


def test_parts_too_large_together():
    content = bytes(900_000)
    parts = ((f"{number}.xml", content) for number in range(30))
    assert refusal_of(archive(*parts)) == limits.SUSPICIOUS


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "_rels/.rels"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_defines_something(altered, part, encoding):
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    hostile = f'{declaration}<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a>&b;</a>'
    content = altered(part, lambda _old: hostile.encode(encoding))
    assert refusal_of(content) == limits.SUSPICIOUS


def test_a_part_that_is_damaged(altered):
    content = altered(SHEET, lambda xml: xml[: len(xml) // 2])
    assert refusal_of(content) == NOT_A_WORKBOOK


def test_a_cell_that_makes_no_sense(altered):
    content = altered(SHEET, lambda xml: xml.replace(b'r="A2"', b'r="2A"'))
    assert refusal_of(content) == NOT_A_WORKBOOK


@pytest.mark.parametrize(
    "twice",
    [
        b'</row><row r="2"><c r="C2" t="str"><v>Hidden.</v></c></row></sheetData>',
        b'<c r="C2" t="str"><v>Hidden.</v></c></row></sheetData>',
    ],
)
def test_a_cell_that_comes_twice_hides_nothing(altered, twice):
    content = altered(SHEET, lambda xml: xml.replace(b"</row></sheetData>", twice))
    assert refusal_of(content) == limits.SUSPICIOUS


def test_a_merged_cell_as_large_as_the_sheet_costs_nothing():
    book = tidy(2)
    content = saved(book)
    assert b"mergeCell" not in content
    merge = b'<mergeCells count="1"><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    with ZipFile(BytesIO(content)) as source:
        parts = [(name, source.read(name)) for name in source.namelist()]
    grown = [
        (name, xml.replace(b"</sheetData>", b"</sheetData>" + merge))
        for name, xml in parts
    ]
    notebook = read_workbook(archive(*grown), theme_called=theme_called)
    assert [row["number"] for row in notebook.rows] == ["1", "2"]


def test_a_notebook_of_every_allowed_row_is_read():
    assert len(read(tidy(4_999)).rows) == 4_999
