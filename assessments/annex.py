"""The State's comments as they are annexed to its report, each with CTED's answer."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import is_holder

from .models import Assessment, Comment, CommentAnswer, SurveyAnswer
from .report import Chapter, Paragraph
from .wording import PUT_IN, TAKEN_OUT, differences

Asks = Comment.Asks


@dataclass
class Entry:
    """A comment at its paragraph, as its reader's report numbers that."""

    comment: Comment
    answer: CommentAnswer | None = None
    chapter: Chapter | None = None
    paragraph: Paragraph | None = None
    number: int = 0
    # What was answered to a survey, where the comment is about that.
    told: SurveyAnswer | None = None
    # Its reader is given answers only when the report goes on from the State.
    is_answered_later: bool = False

    @property
    def unanswered(self) -> str:
        """What stands in the place of an answer that its reader has not."""
        if self.is_answered_later:
            return _("Answers are annexed when the report goes on.")
        return _("Not answered yet")

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        if self.comment.is_unplaced:
            return _("to be placed")
        if self.told:
            return _("question %(number)s") % {"number": self.told.question.number}
        if self.paragraph and self.paragraph.number:
            return _("paragraph %(number)s") % {"number": self.paragraph.number}
        if self.chapter and not self.comment.anchor:
            return _("heading %(number)s") % {"number": self.chapter.number}
        if self.chapter:
            return _("under %(heading)s") % {"heading": self.chapter.section}
        return _("the report as a whole")

    @property
    def href(self) -> str:
        """Where in the report it stands."""
        found = self.paragraph.link if self.paragraph else ""
        return found or (self.chapter.section.ref if self.chapter else "")

    @property
    def wording(self) -> list[tuple[str, str]]:
        """The words as they are, with those that the State would change."""
        if "proposed" in self.comment.not_shared:
            return []
        part = self.paragraph or self.told
        there = part.text if part else ""
        if self.chapter and not self.comment.anchor:
            there = self.chapter.section.title
        if self.comment.asks == Asks.WORDING:
            return differences(there, self.comment.proposed)
        if self.comment.asks == Asks.DELETION:
            return [(TAKEN_OUT, there)] if there else []
        return [(PUT_IN, self.comment.proposed)] if self.comment.proposed else []


def annexed(assessment, person, chapters) -> list[Entry]:
    """Every comment that this person may read, in the order of the report.

    They are put beside the paragraphs of `chapters` as well.
    """
    entries = _entries(assessment, person)
    by_anchor = {p.anchor: (c, p) for c in chapters for p in c.paragraphs}
    by_section = {chapter.section.pk: chapter for chapter in chapters}
    for entry in entries:
        anchor, about = entry.comment.anchor, entry.comment.about_id
        chapter, paragraph = by_anchor.get(anchor, (by_section.get(about), None))
        entry.chapter, entry.paragraph = chapter, paragraph
        if chapter and not entry.comment.is_unplaced:
            (paragraph or chapter).entries.append(entry)
    _put_to_answers(entries, person)
    in_order = _in_order(entries, chapters)
    for number, entry in enumerate(in_order, start=1):
        entry.number = number
    return in_order


def _entries(assessment, person) -> list[Entry]:
    comments = Comment.objects.readable_by(person).for_table()
    said = comments.filter(assessment=assessment).unsealed_for(person)
    said = list(said.order_by("created_at", "ref"))
    answers = CommentAnswer.objects.readable_by(person).for_table()
    given = answers.filter(comment__in=said).unsealed_for(person) if said else ()
    known = {answer.comment_id: answer for answer in given}
    later = _is_answered_later(assessment, person)
    return [
        Entry(comment, known.get(comment.pk), is_answered_later=later)
        for comment in said
    ]


def _is_answered_later(assessment, person) -> bool:
    """Whether answers are its office's own as yet, and this person not of it."""
    is_with_state = assessment.status == Assessment.Status.WITH_STATE
    return is_with_state and not is_holder(person, assessment)


def _put_to_answers(entries, person):
    """What is said of single answers of a survey, where any is."""
    loose = [entry for entry in entries if _is_of_a_part(entry)]
    if not loose:
        return
    rows = SurveyAnswer.objects.readable_by(person).for_table().unsealed_for(person)
    told = rows.in_bulk([entry.comment.about_id for entry in loose])
    for entry in loose:
        entry.told = told.get(entry.comment.about_id)


def _is_of_a_part(entry) -> bool:
    comment = entry.comment
    return not entry.chapter and comment.about_id != comment.assessment_id


def _in_order(entries, chapters):
    """By their place in the report; what has none comes last."""
    places = {}
    for chapter in chapters:
        for part in (chapter, *chapter.paragraphs):
            places[id(part)] = len(places)
    last = len(places)
    return sorted(
        entries,
        key=lambda one: (
            one.comment.is_unplaced,
            places.get(id(one.paragraph or one.chapter), last),
        ),
    )
