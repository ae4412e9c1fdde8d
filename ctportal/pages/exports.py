"""What is seen, as a file: the same rows and the same columns, and nothing else.

Files are written to a temporary file row by row, while the transaction that reads
lasts, so that half a million rows take no more memory than fifty.  A file says how it
is to be handled in its first row; its name and its properties say nothing.
"""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import BinaryIO

import xlsxwriter
from django.http import FileResponse
from django.utils.translation import get_language_bidi, gettext
from django.utils.translation import gettext_lazy as _

from . import ribbon
from .columns import in_words
from .shown import Shown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
AT_ONCE = 2000
# Nothing in a file tells who made it or when.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
TOO_LONG = 32767


def workbook(sheet_name, columns: Iterable, rows: Iterable, marking_line) -> BinaryIO:
    """A workbook of one sheet: how to handle it, the heads, the rows.

    `columns` are the heads' words; each row is as many values.  Text stays text: no
    value becomes a formula, a link or a number that it was not.
    """
    out = _file()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_urls": False})
    book.set_properties({"created": LONG_AGO})
    sheet = book.add_worksheet(_sheet_name(sheet_name))
    _dress(book, sheet, columns := list(map(str, columns)), str(marking_line))
    put = _Writer(book, sheet)
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row):
            put(number, place, value)
    book.close()
    out.seek(0)
    return out


def table(columns: Iterable, rows: Iterable, marking_line) -> BinaryIO:
    """The same as comma-separated text, which every spreadsheet opens."""
    out = _file()
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text)
    lines.writerow([_guarded(str(marking_line))])
    lines.writerow([_guarded(str(column)) for column in columns])
    lines.writerows([_guarded(_plain(value)) for value in row] for row in rows)
    text.detach()
    out.seek(0)
    return out


def answer(request, listing) -> FileResponse:
    """The list on screen as the file its address asks for, all its pages."""
    form = request.GET["format"]
    line = _marking_line(request, listing)
    heads = [column.label for column in listing.shown_columns]
    heads += [_("Classification")] if listing.is_of_records else []
    out = FORMATS[form](listing.title, heads, _rows(request, listing), line)
    kind = XLSX if form == "xlsx" else CSV
    return FileResponse(
        out, as_attachment=True, filename=f"ct-portal.{form}", content_type=kind
    )


FORMATS = {
    "xlsx": workbook,
    "csv": lambda name, columns, rows, line: table(columns, rows, line),
}


def _file() -> BinaryIO:
    # Closed by the answer that sends it, and gone from the disk with that.
    return TemporaryFile()


def _rows(request, listing):
    """Every row of the list, shown as it is written."""
    columns, records = listing.shown_columns, listing.all_rows()
    for record in records.iterator(chunk_size=AT_ONCE):
        values = [column.of(record) for column in columns]
        if listing.is_of_records:
            request.shown.add(record)
            values.append(record.marking.get_classification_display())
        yield values


def _marking_line(request, listing):
    """How the whole file is to be handled, known before its first row is written."""
    shown = Shown()
    if listing.is_of_records:
        shown.extend(listing.marking_samples())
    return ribbon.of(shown, request.user)


def _dress(book, sheet, columns, marking_line):
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    if get_language_bidi():
        sheet.right_to_left()
    sheet.set_header(f"&C{marking_line.replace('&', '&&')}"[:255])
    sheet.set_footer(f"&C{marking_line.replace('&', '&&')}"[:255])
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.freeze_panes(2, 1)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, max(1, len(columns) - 1), 20)
    sheet.write_string(0, 0, marking_line, bold)
    for place, column in enumerate(columns):
        sheet.write_string(1, place, column, head)


class _Writer:
    """Puts one value in one cell, by what the value is and never by how it looks."""

    def __init__(self, book, sheet):
        left = {"align": "left"}
        self.sheet = sheet
        self.day = book.add_format({**left, "num_format": "d mmm yyyy"})
        self.moment = book.add_format({**left, "num_format": "d mmm yyyy hh:mm"})

    def __call__(self, row, place, value):
        if value is None or value == "":
            return
        if isinstance(value, datetime):
            moment = value.replace(tzinfo=None)
            self.sheet.write_datetime(row, place, moment, self.moment)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, place, value, self.day)
        elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            self.sheet.write_number(row, place, value)
        else:
            self.sheet.write_string(row, place, in_words(value)[:TOO_LONG])


def _sheet_name(title) -> str:
    """A name Excel takes: short, and without the signs it keeps for itself."""
    name = "".join(sign for sign in str(title) if sign not in "[]:*?/\\'")
    return name[:31] or gettext("List")


def _plain(value) -> str:
    """A value for a machine's eye: dates and numbers as ISO has them."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return str(value)
    return in_words(value)


def _guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
