"""A workbook as lines of plain text, each cell as its reader saw it on the screen.

A formula gives the value it last had.  One that never had a value is a text somebody
began with "=", and stays that text.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from io import BytesIO
from itertools import islice
from zipfile import ZipFile

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from visits.workbook.layout import MOST_COLUMNS, MOST_ROWS, Layout, layout_of

WAS_FORMULA = _("This cell holds a formula; its last value was read.")
WAS_MERGED = _("Read from the merged cell that spans this row.")

# What a spreadsheet shows where it takes a text beginning with "=" for a formula.
_UNKNOWN_NAME = "#NAME?"


@dataclass(frozen=True)
class SheetCell:
    """The words in a cell, and what should be known of how they were read."""

    text: str
    note: object = ""


@dataclass(frozen=True)
class Line:
    """One row of a sheet, with the cells that hold something, by column number."""

    number: int
    cells: dict[int, SheetCell] = field(default_factory=dict)
    hidden: bool = False

    @property
    def texts(self) -> dict[int, str]:
        return {index: cell.text for index, cell in self.cells.items()}


class Book:
    """A workbook opened twice: as written, and as last calculated.

    Only what is asked for is read, so a sheet that is nobody's business stays unread.
    """

    def __init__(self, content: bytes):
        self._content = content
        self._written = _open(content, data_only=False)
        self._shown = _open(content, data_only=True)

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self._written.close()
        self._shown.close()

    @property
    def names(self) -> list[str]:
        """The sheets people see; a hidden one was not meant to be brought."""
        visible = (s for s in self._written.worksheets if s.sheet_state == "visible")
        return [sheet.title for sheet in visible]

    @property
    def has_comments(self) -> bool:
        """Whether something was written in the margin, which is not read."""
        with ZipFile(BytesIO(self._content)) as archive:
            return any("comments" in name.casefold() for name in archive.namelist())

    def first_lines(self, name: str, count: int) -> list[Line]:
        return list(islice(self._lines(name), count))

    def layout(self, name: str) -> Layout:
        """How the sheet is laid out, refused when it is larger than a notebook."""
        # The only place that tells which part of the archive a sheet is.
        part = self._written[name]._worksheet_path
        with ZipFile(BytesIO(self._content)) as archive:
            layout = layout_of(archive.read(part))
        layout.require_notebook_size()
        return layout

    def lines(self, name: str, layout: Layout) -> list[Line]:
        """Every line that holds something, merged cells spread over their rows."""
        lines = {
            line.number: replace(line, hidden=line.number in layout.hidden_rows)
            for line in self._lines(name)
        }
        for merged in layout.merged:
            _spread(lines, *merged)
        return [line for line in lines.values() if line.cells]

    def _lines(self, name):
        within = {"max_row": MOST_ROWS, "max_col": MOST_COLUMNS}
        written = self._written[name].iter_rows(**within)
        shown = self._shown[name].iter_rows(**within)
        for number, pairs in enumerate(map(zip, written, shown), start=1):
            cells = {index: _cell(*pair) for index, pair in enumerate(pairs, start=1)}
            yield Line(number, {i: cell for i, cell in cells.items() if cell.text})


def _open(content, *, data_only):
    return load_workbook(
        BytesIO(content), read_only=True, keep_links=False, data_only=data_only
    )


def _cell(written, shown):
    if written.data_type != "f":
        return SheetCell(_as_text(written.value))
    if shown.value is None or shown.value == _UNKNOWN_NAME:
        return SheetCell(_formula_text(written.value))
    return SheetCell(_as_text(shown.value), WAS_FORMULA)


def _formula_text(formula):
    """An array formula wraps its text; a data table has none."""
    return formula if isinstance(formula, str) else getattr(formula, "text", "=")


def _as_text(value):
    """The words a person would have typed to get this value."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if str(value).strip() else ""


def _spread(lines, column, first_row, last_row):
    """Give each row under a merged cell the words it shows beside that row."""
    above = lines.get(first_row)
    if not above or column not in above.cells:
        return
    words = SheetCell(above.cells[column].text, WAS_MERGED)
    for number in range(first_row + 1, min(last_row, MOST_ROWS) + 1):
        if number in lines and lines[number].cells:
            lines[number].cells.setdefault(column, words)
