"""Lines of a notebook as the page has them: words, what is wrong, where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import Exists, OuterRef

from assessments.models import Recommendation
from ctportal.confidentiality.models import RequestScope
from ctportal.pages.marks import Status
from ctportal.reference import names

from . import results, statuses
from .workbook import Row, judge
from .workbook.verdicts import PROBLEM

# What a line is typed in; the rest of a recommendation has a page of its own.
TYPED = ("text", "theme", "priority", "need", "confidential")
NOTHING_TYPED = dict.fromkeys(TYPED, "") | {"priority": "2", "need": "yes"}

LETTERS_TO_A_ROW = 55


@dataclass
class Line:
    """One line; `record` is None while it is not stored."""

    number: int
    words: dict[str, str]
    record: Recommendation | None = None
    problems: dict[str, str] = field(default_factory=dict)
    # What somebody else has stored since the page was opened, by field.
    stored: dict[str, str] = field(default_factory=dict)
    typed_as: UUID = field(default_factory=uuid4)

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
        return bool(self.problems or self.stored)

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
    return [
        Line(number, words_of(record), record)
        for number, record in enumerate(records, start=1)
    ]


def words_of(record) -> dict[str, str]:
    """A stored line in the words that would be typed for it."""
    return {
        "text": record.text,
        "theme": names.of_theme(record.theme_id),
        "priority": str(record.priority),
        "need": "yes" if record.needs_assistance else "no",
        "confidential": "",
    }


def words_typed(posted: Mapping[str, str], suffix="") -> dict[str, str]:
    """The words of one line as a page sent them."""
    typed = {name: posted.get(f"{name}{suffix}", "") for name in TYPED}
    # An empty box is an answer here: the State does not ask.
    typed["confidential"] = typed["confidential"] or "no"
    return {name: words.replace("\0", "") for name, words in typed.items()}


def judged(words, theme_called, number=0) -> Row:
    return judge(words, theme_called=theme_called, row_number=number)


def problems_of(row: Row) -> dict[str, str]:
    """What is wrong with a line, by field."""
    found = (p for p in row.problems if p.severity == PROBLEM)
    return {problem.field: problem.message for problem in found}


def facts_of(row: Row) -> dict:
    """A sound line, as the fields of a recommendation that its page can change."""
    return {
        "text": row["text"],
        "theme": row["theme"],
        "priority": row["priority"] or 2,
        "needs_assistance": row["need"],
        "confidential": row.confidential,
    }


def what_differs(typed, record) -> dict[str, str]:
    """The words now stored where they are not those typed."""
    stored = words_of(record) | {"confidential": typed["confidential"]}
    return {name: stored[name] for name in TYPED if stored[name] != typed[name]}
