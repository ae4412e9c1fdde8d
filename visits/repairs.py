"""A row kept back from a workbook, as the page offers it for repair."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from assessments.models import Recommendation

from . import returning
from .importing import judged
from .merging import Clash
from .models import WorkbookRow
from .workbook.fields import (
    EVERY_LABEL,
    LABELS,
    NO,
    PRIORITIES,
    ROW_MARK,
    ROW_MARK_LABEL,
    YES,
)
from .workbook.verdicts import PROBLEM

LONG = {"text", "addressees"}
CHOICES = {
    "priority": PRIORITIES.values(),
    "need": (YES, NO),
    "confidential": (YES, NO),
    "gender": (YES, NO),
    "children": (YES, NO),
}


@dataclass(frozen=True)
class FieldToRepair:
    """One part of a row: its words, what is wrong with them, what may be chosen."""

    name: str
    label: str | Promise
    column: str
    words: str
    message: str
    is_wrong: bool
    options: tuple[str, ...] = ()
    # What somebody else has stored there meanwhile.
    clash: Clash | None = None

    @property
    def is_long(self) -> bool:
        return self.name in LONG


@dataclass(frozen=True)
class RowToRepair:
    """A kept row; `line` is the one it was given out for, while it can be changed."""

    row: WorkbookRow
    is_confidential: bool
    fields: list[FieldToRepair]
    line: Recommendation | None = None

    @classmethod
    def of(cls, row, finders, lines, by):
        verdict = judged(row, finders=finders)
        found = {problem.field: problem for problem in verdict.problems}
        line = lines.get(row.line)
        clashes = returning.as_given(row, verdict, line, by).clashes if line else {}
        fields = [
            _field(name, row, verdict.typed[name], found.get(name), clashes.get(name))
            for name in fields_of(row)
        ]
        return cls(row, verdict.confidential, fields, line)

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def has_lost_its_line(self) -> bool:
        return bool(self.row.line) and self.line is None

    @property
    def problems(self) -> list[FieldToRepair]:
        return [field for field in self.fields if field.is_wrong]


def fields_offered() -> list[tuple[str, str]]:
    """What a column can be said to hold."""
    marked = (ROW_MARK, ROW_MARK_LABEL)
    return [("", _("kept as it is")), *EVERY_LABEL.items(), marked]


def fields_of(row) -> list[str]:
    """What a kept row is repaired in: the notebook's columns, others it came with."""
    return [name for name in EVERY_LABEL if name in LABELS or name in row.columns]


def _field(name, row, words, problem, clash=None):
    return FieldToRepair(
        name=name,
        label=EVERY_LABEL[name],
        column=row.columns.get(name, ""),
        words=words,
        message=problem.message if problem else "",
        is_wrong=bool(problem) and problem.severity == PROBLEM,
        options=_options(name, words),
        clash=clash,
    )


def _options(name, words):
    """The answers there are, after nothing at all and whatever stands there now."""
    if name not in CHOICES:
        return ()
    return tuple(dict.fromkeys([words, "", *map(str, CHOICES[name])]))
