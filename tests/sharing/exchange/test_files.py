"""A reader's copy as a workbook."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from sharing.exchange import actions, files, sheet

from . import exchanges


@pytest.fixture
def copy(offices, matrix, as_person):
    """UNOCT's copy of an edition, as bytes each time it is made."""
    exchanges.recommend(offices, offices.unoct, title="=1+1", text="A formula?")
    exchanges.recommend(offices, title="Canary kept at home")
    actions.make_due_editions(date(2026, 5, 20))
    edition = exchanges.latest_edition(matrix)

    def made():
        reader = offices.manager
        with as_person(reader):
            theirs = sheet.read(edition, reader)
            with files.workbook(theirs, reader) as file:
                return file.read()

    return made


def test_the_same_lines_give_the_same_bytes(copy):
    assert copy() == copy()


def test_text_is_text_and_there_is_nothing_behind_it(copy):
    book = load_workbook(io.BytesIO(copy()))
    (only,) = book.worksheets
    assert only.sheet_state == "visible"
    assert not book.defined_names
    cells = [cell for row in only.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert "=1+1" in [cell.value for cell in cells]


def test_its_properties_tell_nothing(copy):
    properties = load_workbook(io.BytesIO(copy())).properties
    told = {properties.creator, properties.lastModifiedBy, properties.title}
    assert told <= {None, ""}
    assert properties.created.year == 2000


def test_what_is_not_the_readers_is_in_no_part_of_it(copy):
    with zipfile.ZipFile(io.BytesIO(copy())) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
    assert b"A formula?" not in whole
    assert b"Canary" not in whole


def test_it_says_how_to_handle_it(copy):
    first = load_workbook(io.BytesIO(copy())).active["A1"].value
    assert first == "EXERCISE · CONFIDENTIAL · CTED, shared with your office"
