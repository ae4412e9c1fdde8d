"""The template: what the portal gives out it reads back."""

from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from django.utils.translation import override
from openpyxl import load_workbook

from tests.visits.workbook.notebooks import theme_called
from visits.workbook import read_workbook, template
from visits.workbook.columns import CERTAIN
from visits.workbook.fields import FIELDS

LINE = {
    "number": "1",
    "theme": "Borders",
    "text": "=Open a post, see http://example.org",
    "priority": 2,
    "addressees": ("Police", "Customs"),
    "need": True,
    "confidential": False,
    "due": date(2027, 3, 31),
}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def opened(content):
    return load_workbook(BytesIO(content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_is_read_back_in_every_language(language):
    with override(language):
        content = template([LINE], themes=["Borders", "Prisons"])
    notebook = read_workbook(content, theme_called=theme_called)
    [row] = notebook.sound
    understood = {field: row[field] for field in FIELDS}
    assert understood == LINE | {"theme": "borders"}
    assert {column.sure for column in notebook.columns} == {CERTAIN}


def test_a_blank_template_has_headings_and_no_rows():
    notebook = read_workbook(template(), theme_called=theme_called)
    assert (notebook.rows, notebook.header_row) == ((), 1)


def test_words_are_never_formulas_or_links():
    cell = opened(template([LINE])).active["C2"]
    assert (cell.data_type, cell.hyperlink, cell.quotePrefix) == ("s", None, True)


def test_themes_are_offered_from_a_sheet_of_their_own():
    book = opened(template(themes=["Borders", "Prisons"]))
    offered = {v.formula1 for v in book.worksheets[0].data_validations.dataValidation}
    assert f"'{book.sheetnames[1]}'!$A$2:$A$3" in offered
    assert [row[0].value for row in book.worksheets[1]][1:] == ["Borders", "Prisons"]


def test_arabic_runs_from_right_to_left():
    with override("ar"):
        content = template()
    assert opened(content).active.sheet_view.rightToLeft


def test_a_template_names_nobody_and_is_always_the_same():
    assert template([LINE]) == template([LINE])
    properties = opened(template()).properties
    assert (properties.created.year, properties.modified.year) == (2000, 2000)
    assert (properties.creator, properties.lastModifiedBy) == (None, None)
