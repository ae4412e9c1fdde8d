"""Lines of a notebook as the page has them: words, what is wrong, where it stands."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Exists, OuterRef

from assessments.models import Recommendation
from assessments.ties import Tied, to_earlier
from ctportal.confidentiality.models import RequestScope
from ctportal.pages.marks import Status

from . import results, statuses, wording
from .likeness import Likeness
from .merging import Clash

LETTERS_TO_A_ROW = 55


@dataclass
class Line:
    """One line; `record` is None while it is not stored."""

    number: int
    words: dict[str, str]
    record: Recommendation | None = None
    problems: dict[str, str] = field(default_factory=dict)
    # What somebody else has stored since the page was opened, by word.
    clashes: dict[str, Clash] = field(default_factory=dict)
    # The number of an earlier line that says nearly the same.
    like: int | None = None
    # The earlier recommendations it repeats, revises or replaces.
    tied: list[Tied] = field(default_factory=list)
    typed_as: UUID = field(default_factory=uuid4)
    # Of several, the State that a line to be typed is for, as its page names it.
    state: str = ""

    @property
    def id(self) -> str:
        return f"line-{self.record.ref}" if self.record else f"line-{self.typed_as}"

    @property
    def rows(self) -> int:
        """How high its box is where the browser does not fit boxes to their text."""
        text = self.words["text"]
        return 1 + text.count("\n") + len(text) // LETTERS_TO_A_ROW

    @property
    def is_sent(self) -> bool:
        return self.record is not None and self.record.marking.circle_id is None

    @property
    def is_in_request(self) -> bool:
        return self.record is not None and self.record.is_in_request

    @property
    def is_wrong(self) -> bool:
        return bool(self.problems or self.clashes)

    @property
    def is_open(self) -> bool:
        """Whether something is wrong in what unfolds under it."""
        return bool({*self.problems, *self.clashes} & {*wording.FURTHER})

    @property
    def further(self) -> list[str]:
        """What it says beyond the quick line, in the order of its page."""
        said = (self.words[name] for name in wording.FURTHER[:5])
        marks = [name for name in ("gender", "children") if self.words[name] == "yes"]
        return [*filter(None, said), *(str(wording.MARKS[name]) for name in marks)]

    @property
    def status(self) -> Status:
        return statuses.of_line(self.record)

    @property
    def stored_at(self) -> datetime:
        return self.record.changed_at


def of_visit(visit, person) -> list[Line]:
    """Every line of the notebook that this person may read, numbered as they see it."""
    covered = RequestScope.objects.in_force().filter(record_id=OuterRef("pk"))
    records = results.lines_of(visit, person).annotate(is_in_request=Exists(covered))
    records = records.with_requirement().select_related("theme__pillar", "changed_by")
    tied = to_earlier(records, person)
    lines = [
        Line(number, wording.words_of(record), record, tied=tied[record.pk])
        for number, record in enumerate(records, start=1)
    ]
    return mark_alike(lines)


def mark_alike(lines: list[Line], beside: list[Line] = ()) -> list[Line]:
    """Tell each line which one before it, or `beside` them, says nearly the same."""
    known = Likeness()
    for line in [*beside, *lines]:
        line.like = known.number_of(line.words["text"])
        known.add(line.number, line.words["text"])
    return lines


def alike_among(lines: list[Line], rows) -> list[tuple[int, int]]:
    """Rows of a sheet, each with the line of the notebook that says nearly the same."""
    known = Likeness()
    for line in lines:
        known.add(line.number, line.words["text"])
    found = ((row.number_in_sheet, known.number_of(row["text"] or "")) for row in rows)
    return [(row, line) for row, line in found if line]
