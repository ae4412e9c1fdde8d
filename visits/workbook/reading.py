"""Reading a whole workbook: find the sheet and its headings, then judge every line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from visits.workbook.columns import Column, corrected, guess, header_fields
from visits.workbook.fields import FIELDS
from visits.workbook.limits import safe_content
from visits.workbook.lines import sort_out
from visits.workbook.rows import Problem, Row
from visits.workbook.sheets import Book
from visits.workbook.skips import Skipped
from visits.workbook.unreadable import UnreadableWorkbook, damage_explained
from visits.workbook.verdicts import NOTE

NO_HEADINGS = _(
    "No sheet has the headings of a notebook: a column for the recommendation and one"
    " more, such as the theme. Hidden sheets are not read."
)
NO_SUCH_SHEET = _("The sheet you chose does not have the headings of a notebook.")

# Titles and the delegation's names stand above the headings, seldom more than this.
HEADINGS_WITHIN = 30


@dataclass(frozen=True)
class Workbook:
    """A notebook as read.

    `sheets` names those that could be the notebook.  When there are several and none
    was chosen, `sheet` is empty and nothing was read: ask, and read again.
    """

    sheets: tuple[str, ...]
    sheet: str = ""
    header_row: int = 0
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    has_unread_comments: bool = False

    @property
    def sound(self) -> list[Row]:
        return [row for row in self.rows if row.is_sound]

    @property
    def for_repair(self) -> list[Row]:
        return [row for row in self.rows if not row.is_sound]

    @property
    def problems(self) -> list[Problem]:
        """What keeps rows for repair, in the order of the sheet."""
        return [p for row in self.rows for p in row.problems if p.severity != NOTE]

    @property
    def notes(self) -> list[Problem]:
        """What was assumed in reading rows, in the order of the sheet."""
        return [p for row in self.rows for p in row.problems if p.severity == NOTE]

    @property
    def fields_without_column(self) -> list[str]:
        """What no column tells, to be said before the rows are taken in."""
        told = {column.field for column in self.columns}
        return [field for field in FIELDS if field not in told]


def read_workbook(
    file,
    *,
    theme_called: Callable[[str], Any],
    called: Mapping[str, Callable[[str], Any]] | None = None,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Workbook:
    """Read a notebook from a path, bytes or an open file.

    `theme_called` answers with the theme of that name, or None; `called` has the like
    for pillars and requirements.  `mapping` corrects the guessed columns, letter to
    field ("" for none); `sheet` chooses among several.
    Raises UnreadableWorkbook with a sentence for the person who brought it.
    """
    content = safe_content(file)
    with damage_explained(), Book(content) as book:
        header_rows = _header_rows(book)
        chosen = _choose(header_rows, sheet)
        if not chosen:
            return Workbook(sheets=tuple(header_rows))
        layout = book.layout(chosen)
        lines = book.lines(chosen, layout)
        comments = book.has_comments
    header = next(line for line in lines if line.number == header_rows[chosen])
    columns = tuple(corrected(_columns(header, lines, layout), mapping))
    rows, skipped = sort_out(lines, header, columns, theme_called, called)
    return Workbook(
        sheets=tuple(header_rows),
        sheet=chosen,
        header_row=header.number,
        columns=columns,
        rows=rows,
        skipped=skipped,
        has_unread_comments=comments,
    )


def _header_rows(book):
    """Each sheet that could be the notebook, with the row of its headings."""
    found = {}
    for name in book.names:
        lines = book.first_lines(name, HEADINGS_WITHIN)
        best = max(lines, key=lambda line: len(header_fields(line.texts)), default=None)
        announced = header_fields(best.texts) if best else set()
        if "text" in announced and len(announced) > 1:
            found[name] = best.number
    return found


def _choose(header_rows, sheet):
    if not header_rows:
        raise UnreadableWorkbook(NO_HEADINGS)
    if sheet and sheet not in header_rows:
        raise UnreadableWorkbook(NO_SUCH_SHEET)
    only = next(iter(header_rows)) if len(header_rows) == 1 else ""
    return sheet or only


def _columns(header, lines, layout):
    """A column for every heading, and for words under none: nothing is left behind."""
    from_header = (line for line in lines if line.number >= header.number)
    used = {index for line in from_header for index in line.cells}
    guessed = guess({index: header.texts.get(index, "") for index in used})
    return [replace(c, hidden=layout.hides_column(c.index)) for c in guessed]
