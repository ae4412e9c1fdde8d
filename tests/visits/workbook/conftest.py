"""Workbooks changed in ways that no writer of workbooks offers."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter import Workbook

from tests.visits.workbook.notebooks import saved, tidy


@pytest.fixture
def with_last_value():
    """A notebook whose one recommendation is a formula with the value it last had."""

    def make(value, formula="A1"):
        output = BytesIO()
        with Workbook(output) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ("Theme", "Recommendation"))
            sheet.write_string(1, 0, "Borders")
            sheet.write_formula(1, 1, f"={formula}", None, value)
        return output.getvalue()

    return make


@pytest.fixture
def altered():
    """A tidy notebook with one part replaced by what `change` makes of it."""

    def make(part, change):
        output = BytesIO()
        with (
            ZipFile(BytesIO(saved(tidy(1)))) as source,
            ZipFile(output, "w", ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                content = source.read(name)
                target.writestr(name, change(content) if name == part else content)
        return output.getvalue()

    return make
