"""What bringing in a workbook came to, for people and for machines."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from . import importing, naming, returning
from .workbook.verdicts import PROBLEM


@dataclass(frozen=True)
class CellProblem:
    row: int
    column: str
    value: str
    message: str

    def __str__(self):
        return f"{self.column}{self.row}  {self.value!r}: {self.message}"


@dataclass(frozen=True)
class ImportReport:
    """How many rows were read, stored and kept for repair, and why."""

    read: int
    imported: int
    kept_for_repair: int
    problems: list[CellProblem]
    workbook: str = ""
    already_brought_in: bool = False
    # Of rows the portal gave out: what they change, what not, what has no row.
    changed: int = 0
    untouched: int = 0
    missing: int = 0
    # Whether those rows stand in another order than their lines.
    has_other_order: bool = False

    @classmethod
    def of_reading(cls, reading, visit, person):
        """What bringing in this reading would come to."""
        returned = returning.sort(visit, reading, person)
        return cls(
            read=len(reading.rows),
            imported=len(returned.sound),
            kept_for_repair=len(returned.to_keep),
            problems=problems_of(reading.for_repair),
            changed=len(returned.changed),
            untouched=len(returned.untouched),
            missing=returned.missing,
            has_other_order=returned.has_other_order,
        )

    @classmethod
    def of_workbook(cls, workbook, again=False):
        """What it came to, or what is still kept when the file is brought `again`."""
        finders = naming.finders()
        kept = [importing.judged(row, finders=finders) for row in workbook.rows.kept()]
        return cls(
            read=workbook.read,
            imported=0 if again else workbook.imported,
            kept_for_repair=len(kept),
            problems=problems_of(kept),
            workbook=workbook.ref,
            already_brought_in=again,
            changed=workbook.changed,
            untouched=workbook.untouched,
        )

    def as_json(self) -> dict:
        return asdict(self)

    def __str__(self):
        summary = _(
            "%(read)s rows read, %(imported)s brought in, %(kept)s kept for repair."
        ) % {
            "read": self.read,
            "imported": self.imported,
            "kept": self.kept_for_repair,
        }
        again = _("Already brought in: see %(ref)s.") % {"ref": self.workbook}
        first = [again] if self.already_brought_in else []
        return "\n".join([*first, summary, *map(str, self.problems)])


def problems_of(rows) -> list[CellProblem]:
    """What keeps these rows from being lines, cell by cell."""
    return [
        CellProblem(found.row, found.column, found.value, str(found.message))
        for row in rows
        for found in row.problems
        if found.severity == PROBLEM
    ]
