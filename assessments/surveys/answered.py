"""The answers for one State, part by part, as one person reads them."""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ctportal.pages.marks import Status

from ..models import SurveyAnswer, SurveyHeading, SurveyQuestion
from ..wording import differences
from . import questionnaire


class Change(TextChoices):
    UNCHANGED = "unchanged", _("unchanged")
    CHANGED = "changed", _("changed")
    NEW = "new", _("new question")
    DROPPED = "dropped", _("question dropped")
    OPEN = "open", _("not answered yet")


MARKS = {
    Change.UNCHANGED: "settled",
    Change.CHANGED: "due",
    Change.NEW: "underway",
    Change.DROPPED: "waived",
    Change.OPEN: "notbegun",
}


@dataclass
class Row:
    """A question with its answer, and what was answered to it before."""

    question: SurveyQuestion
    answer: SurveyAnswer | None = None
    former_question: SurveyQuestion | None = None
    former: SurveyAnswer | None = None
    is_dropped: bool = False

    @property
    def id(self) -> str:
        return f"q-{self.question.identity.hex}"

    @property
    def change(self) -> str:
        if self.is_dropped:
            return Change.DROPPED
        if self.former_question is None:
            return Change.NEW
        if self.answer is None:
            return Change.OPEN
        is_same = said(self.answer) == said(self.former)
        return Change.UNCHANGED if is_same else Change.CHANGED

    @property
    def mark(self) -> Status:
        return Status(MARKS[self.change], Change(self.change).label)

    @property
    def is_reworded(self) -> bool:
        """Whether the question is asked in other words than before."""
        before = self.former_question
        return before is not None and before.texts != self.question.texts

    @property
    def wording(self) -> list[tuple[str, str]]:
        """What the answer says now, with what it no longer says."""
        words = [one.text if one else "" for one in (self.former, self.answer)]
        return differences(*words) if all(words) else []

    @property
    def may_be_accepted(self) -> bool:
        return self.former is not None and not self.former.sealed

    @property
    def is_open_as_before(self) -> bool:
        """Asked in the same words, answered before and not yet now."""
        return self.answer is None and self.may_be_accepted and not self.is_reworded


@dataclass
class Part:
    """A heading with its rows."""

    number: int
    heading: SurveyHeading | None
    rows: list[Row] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return sum(row.answer is not None for row in self.rows)

    @property
    def sent(self) -> list[tuple[str, int]]:
        """What a form sends to name it."""
        return [("part", self.number)]

    @property
    def open_as_before(self) -> list[Row]:
        return [row for row in self.rows if row.is_open_as_before]


def said(answer) -> tuple:
    """What an answer comes to, to compare it with another."""
    if answer is None:
        return None, ""
    return answer.level and (answer.level.scale_id, answer.level.code), answer.text


def read(answers, person) -> list[Part]:
    """Every question of its version, with the answers that this person reads."""
    known = _by_question(answers, person)
    return [
        Part(number, part.heading, [Row(q, known.get(q.pk)) for q in part.questions])
        for number, part in enumerate(
            questionnaire.of_version(answers.instrument_id), start=1
        )
    ]


def put_former(parts, former, person) -> list[Row]:
    """Put what was answered before beside each question; answers those dropped."""
    known = _by_question(former, person)
    questions = SurveyQuestion.objects.of_version(former.instrument_id)
    before = {question.identity: question for question in questions}
    for part in parts:
        for row in part.rows:
            row.former_question = before.pop(row.question.identity, None)
            if row.former_question:
                row.former = known.get(row.former_question.pk)
    return [
        Row(question, None, question, known.get(question.pk), is_dropped=True)
        for question in before.values()
    ]


def shown(parts, dropped=()) -> list[SurveyAnswer]:
    """Every answer that stands on a page with these parts."""
    rows = [row for part in parts for row in part.rows] + list(dropped)
    return [one for row in rows for one in (row.answer, row.former) if one]


def _by_question(answers, person) -> dict[int, SurveyAnswer]:
    """The latest answer to each question, where two were written down apart."""
    readable = SurveyAnswer.objects.readable_by(person).for_table()
    rows = readable.filter(answers=answers).unsealed_for(person)
    return {
        row.question_id: row
        for row in rows.order_by("created_at", "ref")
        if row.says_something
    }


def progress(parts) -> dict[str, int]:
    """How much is answered of what is asked."""
    return {
        "answered": sum(part.answered for part in parts),
        "asked": sum(len(part.rows) for part in parts),
    }
