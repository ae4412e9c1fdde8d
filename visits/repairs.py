"""A row kept back from a workbook, as the page offers it for repair."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from .importing import judged
from .models import WorkbookRow
from .workbook.fields import LABELS, NO, PRIORITIES, YES
from .workbook.verdicts import PROBLEM

LONG = {"text", "addressees"}
CHOICES = {
    "priority": PRIORITIES.values(),
    "need": (YES, NO),
    "confidential": (YES, NO),
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

    @property
    def is_long(self) -> bool:
        return self.name in LONG


@dataclass(frozen=True)
class RowToRepair:
    row: WorkbookRow
    is_confidential: bool
    fields: list[FieldToRepair]

    @classmethod
    def of(cls, row, theme_called):
        verdict = judged(row, theme_called=theme_called)
        found = {problem.field: problem for problem in verdict.problems}
        fields = [
            _field(name, row, verdict.typed[name], found.get(name)) for name in LABELS
        ]
        return cls(row, verdict.confidential, fields)

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def problems(self) -> list[FieldToRepair]:
        return [field for field in self.fields if field.is_wrong]


def fields_offered() -> list[tuple[str, str]]:
    """What a column can be said to hold."""
    return [("", _("kept as it is")), *LABELS.items()]


def _field(name, row, words, problem):
    return FieldToRepair(
        name=name,
        label=LABELS[name],
        column=row.columns.get(name, ""),
        words=words,
        message=problem.message if problem else "",
        is_wrong=bool(problem) and problem.severity == PROBLEM,
        options=_options(name, words),
    )


def _options(name, words):
    """The answers there are, after nothing at all and whatever stands there now."""
    if name not in CHOICES:
        return ()
    return tuple(dict.fromkeys([words, "", *map(str, CHOICES[name])]))
