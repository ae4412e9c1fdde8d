"""Judging one line of a notebook, read from a sheet or typed as a correction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from visits.workbook import values
from visits.workbook.dates import read_due
from visits.workbook.fields import EVERY_FIELD
from visits.workbook.verdicts import PROBLEM, Verdict, faulty

READERS = {
    "number": values.read_number,
    "text": values.read_text,
    "priority": values.read_priority,
    "addressees": values.read_addressees,
    "need": values.read_need,
    "due": read_due,
    "title": values.read_title,
    "gender": values.read_need,
    "children": values.read_need,
}
# Fields that name something the portal keeps a list of.
NAMED = {
    "pillar": values.UNKNOWN_PILLAR,
    "requirement": values.UNKNOWN_REQUIREMENT,
}


@dataclass(frozen=True)
class Cell:
    """The words as they stood, and what they were understood to mean."""

    raw: str
    value: Any


@dataclass(frozen=True)
class Problem:
    """Something to look at in one cell; `column` is its letter, if it has one."""

    row: int
    column: str
    field: str
    value: str
    message: Any
    severity: str


@dataclass(frozen=True)
class Row:
    """One line.  `other` keeps the columns that no field takes, by their heading.

    `mark` is what the portal wrote beside a row it gave out.
    """

    number_in_sheet: int
    cells: Mapping[str, Cell]
    problems: tuple[Problem, ...] = ()
    other: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""

    def __getitem__(self, name: str) -> Any:
        return self.cells[name].value

    @property
    def is_sound(self) -> bool:
        return not any(problem.severity == PROBLEM for problem in self.problems)

    @property
    def confidential(self) -> bool:
        """True unless the line is known not to be: an unknown mark counts as one."""
        return self["confidential"] is not False

    @property
    def due(self) -> date | None:
        return self["due"]

    @property
    def due_text(self) -> str:
        """The due date in the notebook's own words."""
        return self.cells["due"].raw.strip()

    @property
    def typed(self) -> dict[str, str]:
        """The words as they stood: what is kept for repair, and judged again."""
        return {name: cell.raw for name, cell in self.cells.items()}


def judge(
    cells: Mapping[str, str],
    *,
    theme_called: Callable[[str], Any],
    row_number: int,
    columns: Mapping[str, str] | None = None,
    other: Mapping[str, str] | None = None,
    called: Mapping[str, Callable[[str], Any]] | None = None,
) -> Row:
    """Read the words of one line; `columns` gives each field's letter in its sheet.

    `theme_called` answers with the theme of that name, or None; `called` has the like
    for pillars and requirements.
    """
    typed = {name: cells.get(name, "") for name in EVERY_FIELD}
    called = {"theme": theme_called, **(called or {})}
    verdicts = {name: _read(name, typed, called) for name in EVERY_FIELD}
    problems = tuple(
        Problem(
            row=row_number,
            column=(columns or {}).get(name, ""),
            field=name,
            value=typed[name],
            message=verdict.message,
            severity=verdict.severity,
        )
        for name, verdict in verdicts.items()
        if verdict.message
    )
    understood = {n: Cell(typed[n], verdict.value) for n, verdict in verdicts.items()}
    return Row(row_number, understood, problems, dict(other or {}))


def _read(name, typed, called) -> Verdict:
    raw = typed[name]
    if fault := values.spreadsheet_fault(raw):
        return fault
    if name == "theme":
        return values.read_theme(raw, called["theme"])
    if name in NAMED:
        return values.read_named(raw, called.get(name), unknown=NAMED[name])
    if name == "confidential":
        return _read_confidential(typed)
    return READERS[name](raw)


def _read_confidential(typed):
    raw = typed["confidential"]
    beside = (typed["number"], typed["theme"], typed["text"])
    if not raw.strip() and any(map(values.is_starred, beside)):
        return faulty(values.STAR)
    return values.read_confidential(raw)
