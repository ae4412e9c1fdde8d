import csv
import io
from contextlib import closing
from datetime import date
from zipfile import ZipFile

from openpyxl import load_workbook

from ctportal.pages import exports
from ctportal.pages.marks import Status

from .test_lists import asked  # noqa: F401

HEADS = ["Text", "Day", "Figure", "Status"]
ROWS = [
    ["=SUM(A1:A9)", date(2026, 5, 14), 12, Status("due", "With the State")],
    ["https://example.org", None, 0, "0042"],
]
LINE = "EXERCISE · CONFIDENTIAL · CTED, your own office"


def read(response):
    with closing(response):
        return b"".join(response.streaming_content)


def made(rows=ROWS, name="Rows"):
    """The bytes of a workbook."""
    with exports.workbook(name, HEADS, rows, LINE) as file:
        return file.read()


def opened(content):
    return load_workbook(io.BytesIO(content))


def test_text_never_becomes_a_formula_a_link_or_a_number():
    sheet = opened(made()).active
    kinds = [sheet.cell(3, place).data_type for place in (1, 2, 3, 4)]
    assert kinds == ["s", "d", "n", "s"]
    assert sheet["A3"].value == "=SUM(A1:A9)"
    assert sheet["A4"].hyperlink is None
    assert sheet["D4"].value == "0042"


def test_the_first_row_says_how_the_file_is_handled():
    sheet = opened(made()).active
    assert sheet["A1"].value == LINE
    assert [cell.value for cell in sheet[2]] == HEADS


def test_the_same_rows_make_the_same_bytes_and_tell_nothing_else():
    once, again = made(), made()
    assert once == again
    properties = opened(once).properties
    assert (properties.creator, properties.title) == (None, None)
    assert "docProps/custom.xml" not in ZipFile(io.BytesIO(once)).namelist()


def test_comma_separated_text_is_guarded_against_formulas():
    with exports.table(HEADS, ROWS, LINE) as file:
        text = file.read().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == [LINE]
    assert lines[2] == ["'=SUM(A1:A9)", "2026-05-14", "12", "With the State"]


def test_a_sheet_is_named_as_excel_allows():
    name = "A: title [that] is / far too long for a sheet"
    assert opened(made(name=name)).sheetnames == ["A title that is  far too long f"]


def test_what_is_seen_is_what_is_exported(asked):  # noqa: F811
    text = read(asked("format=csv&q=line&columns=title&sort=title")).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == [LINE]
    assert lines[1:] == [
        ["Title", "Classification"],
        ["Line 0", "Unclassified"],
        ["Line 1", "Unclassified"],
        ["Line 2", "Confidential"],
    ]


def test_an_export_is_shown_too_and_its_name_says_nothing(asked):  # noqa: F811
    response = asked("format=xlsx")
    assert response["Content-Disposition"] == 'attachment; filename="ct-portal.xlsx"'
    assert opened(read(response)).active.max_row == 5
