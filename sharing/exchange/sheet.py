"""An edition as one reader has it: their lines, their numbers, their changes.

Everything is worked out from what the reader may read now, of this edition and of the
one it is compared with.  A line they may not read leaves no number out, and one that
was withheld since does not show as taken out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from assessments.models import Need, Recommendation
from ctportal.confidentiality.models import Marking
from ctportal.pages.columns import in_words, not_shared, shown_as
from ctportal.people.models import Classification
from projects.models import Project

from .columns import OF, Names, SheetColumn
from .models import Edition, EditionLine, EditionTie

NEW, GONE = "new", "gone"
KINDS = {model.kind: model for model in (Recommendation, Need, Project)}


@dataclass(frozen=True)
class Cell:
    """One value, as frozen and as said, and what it was where it changed."""

    column: SheetColumn
    value: Any
    said: Any
    is_changed: bool = False
    was: Any = None

    @property
    def html(self):
        return self.column.html(self.value) or shown_as(self.said)

    @property
    def was_in_words(self) -> str:
        return in_words(self.was) or _("empty")


@dataclass
class _Row:
    marking: Marking
    values: dict
    tied: list[Marking] = field(default_factory=list)

    def add(self, tie):
        """What another record adds; what several say of a line is said once.

        A sealed value stands alone in its column.
        """
        self.tied.append(tie.tied)
        for key, said in tie.values.items():
            if key in self.values.get("sealed", ()):
                self.values[key] = said
                continue
            known = self.values.get(key, [])
            self.values[key] = known + [one for one in said if one not in known]

    def lacks(self, key) -> bool:
        """Whether what stands in a column is not shared with the reader."""
        return key in self.values.get("sealed", ()) and key not in self.values

    @property
    def place(self):
        """By State, then by reference, which tells nothing of any other line."""
        values = self.values
        state = values.get("state") or ",".join(values.get("states", ()))
        return (state, values.get("priority") or 0, self.marking.ref)


@dataclass(frozen=True)
class Line:
    """One line; one that was taken out has no number."""

    number: int | None
    row: _Row
    cells: list[Cell]
    change: str = ""

    @property
    def marking(self) -> Marking:
        return self.row.marking

    @property
    def markings(self) -> list[Marking]:
        """Of the record, and of those that add to its line."""
        return [self.row.marking, *self.row.tied]

    @property
    def href(self) -> str:
        """The page of the record itself, as it is today."""
        return KINDS[self.marking.kind](ref=self.marking.ref).get_absolute_url()

    @property
    def changes(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.is_changed]

    @property
    def values(self) -> dict:
        """The frozen values, for machines."""
        return {cell.column.key: cell.value for cell in self.cells}

    @property
    def not_shared(self) -> list[str]:
        """The columns whose values the reader does not have, for machines."""
        return [
            cell.column.key for cell in self.cells if self.row.lacks(cell.column.key)
        ]

    @property
    def changed(self) -> list[str]:
        """The columns that changed, for machines."""
        return [cell.column.key for cell in self.changes]

    @property
    def in_words(self) -> str:
        """What changed, as the file says it."""
        if self.change:
            return {NEW: _("new"), GONE: _("taken out")}[self.change]
        said = _("%(column)s: was %(value)s")
        return "; ".join(
            said % {"column": cell.column.label, "value": cell.was_in_words}
            for cell in self.changes
        )


@dataclass(frozen=True)
class Sheet:
    edition: Edition
    base: Edition | None
    columns: tuple[SheetColumn, ...]
    lines: list[Line]

    @property
    def present(self) -> list[Line]:
        """The lines of this edition, those taken out aside."""
        return [line for line in self.lines if line.change != GONE]

    @property
    def changed(self) -> list[Line]:
        return [line for line in self.lines if line.change or line.changes]

    @property
    def count_of_cells_changed(self) -> int:
        return sum(len(line.changes) for line in self.lines)

    @property
    def counts(self) -> Counter:
        return Counter(line.change for line in self.lines)


def latest_before(edition, *readers) -> Edition | None:
    """The last edition before this one that all of these may read."""
    earlier = Edition.objects.before(edition)
    for reader in readers:
        earlier = earlier.readable_by(reader)
    return earlier.select_related("matrix").first()


def read(edition, *readers, base=None, up_to=Classification.STRICTLY) -> Sheet:
    """The sheet of an edition, of the lines that all of these readers may read."""
    now = _rows(edition, readers, up_to)
    then = _rows(base, readers, up_to) if base else {}
    lines = _Comparing(OF[edition.matrix.holds], now, then, has_base=bool(base))
    return Sheet(edition, base, lines.columns, list(lines))


def count(edition, *readers) -> int:
    """How many lines of an edition all of these may read."""
    return _readable(EditionLine.objects.of(edition), readers).count()


def refs_of(edition, reader) -> list[str]:
    """What stands on the lines that a reader's mail would hold, as things are now."""
    up_to = edition.matrix.mailed_up_to
    rows = _rows(edition, [reader], up_to).values()
    return [marking.ref for row in rows for marking in [row.marking, *row.tied]]


def _rows(edition, readers, up_to) -> dict[int, _Row]:
    found = EditionLine.objects.of(edition).up_to(up_to).for_sheet()
    rows = {
        line.record_id: _Row(line.record, dict(line.values))
        for line in _readable(found, readers)
    }
    ties = EditionTie.objects.of(edition).up_to(up_to).for_sheet()
    for tie in _readable(ties, readers):
        if tie.record_id in rows:
            rows[tie.record_id].add(tie)
    return dict(sorted(rows.items(), key=lambda item: item[1].place))


def _readable(rows, readers):
    for reader in readers:
        rows = rows.readable_by(reader)
    return rows


class _Comparing:
    """Walks the rows of two editions in one order and says what changed."""

    def __init__(self, columns, now, then, *, has_base):
        self.columns, self.now, self.then = columns, now, then
        self.has_base = has_base
        self.names = Names()

    def __iter__(self) -> Iterator[Line]:
        gone = {pk: row for pk, row in self.then.items() if pk not in self.now}
        every = sorted(
            [*self.now.items(), *gone.items()], key=lambda item: item[1].place
        )
        number = 0
        for pk, row in every:
            if pk in gone:
                yield Line(None, row, self._cells(row), GONE)
            else:
                number += 1
                yield self._line(number, row, self.then.get(pk))

    def _line(self, number, row, before):
        if self.has_base and before is None:
            return Line(number, row, self._cells(row), NEW)
        return Line(number, row, self._cells(row, before))

    def _cells(self, row, before=None):
        return [self._cell(column, row, before) for column in self.columns]

    def _cell(self, column, row, before):
        value = row.values.get(column.key)
        said = not_shared() if row.lacks(column.key) else column.said(value, self.names)
        if before is None or (was := before.values.get(column.key)) == value:
            return Cell(column, value, said)
        return Cell(column, value, said, True, column.said(was, self.names))
