"""What the State says of a report, paragraph by paragraph, and what CTED answers."""

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Marking, Record

from ..querysets import CommentAnswerQuerySet, CommentQuerySet
from .assessments import Assessment

# That what stands at the passage is shared with the reader, heading and text.
UNLOCKED = """
    NOT EXISTS (
        SELECT FROM assessments_section s, unnest(s.sealed) AS locked
        WHERE s.marking_id = about_id AND locked IN ('title', 'text')
            AND NOT EXISTS (
                SELECT FROM confidentiality_sealedvalue v
                WHERE v.of_id = s.marking_id AND v.field = locked
                    AND v.put_back_at IS NULL))
"""
OWN = """
    EXISTS (
        SELECT FROM confidentiality_marking m
        WHERE m.id = marking_id AND m.holder_id IN (SELECT my_entities()))
"""
COMMENT_READ = """
    EXISTS (SELECT FROM assessments_comment c WHERE c.marking_id = comment_id)
"""


class FromState(Record):
    """Something a State says, typed by its mission or written down on its behalf.

    What the mission types is its own record; what CTED writes down names the letter it
    stands in.
    """

    letter_number = models.CharField(
        _("number of the letter"), max_length=60, blank=True
    )
    letter_on = models.DateField(_("day of the letter"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def letter(self) -> str:
        day = date_format(self.letter_on) if self.letter_on else ""
        return " · ".join(part for part in (self.letter_number, day) if part)


class Comment(FromState):
    """What the State says of a paragraph of a report: beside its text, never over it.

    It is read with the passage it is about, and so found there, not by search.
    """

    kind = "comment"
    prefix = "CM"
    searchable = ()
    sealable = ("text", "quoted", "proposed")
    within = ("about",)
    read_if = f"({UNLOCKED} OR {OWN})"

    class Asks(models.TextChoices):
        REMARK = "remark", _("remark")
        WORDING = "wording", _("other words")
        ADDITION = "addition", _("a further paragraph")
        DELETION = "deletion", _("to leave it out")

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, editable=False, related_name="comments"
    )
    # The section it is about, or the report where it has no place in the text.
    about = models.ForeignKey(
        Marking, models.PROTECT, editable=False, related_name="comments"
    )
    # The paragraph's; empty for the heading, or for the report as a whole.
    anchor = models.CharField(max_length=8, blank=True, editable=False)
    # Its place in the file it was read from was not found: somebody places it by hand.
    is_unplaced = models.BooleanField(default=False, editable=False)
    asks = models.CharField(_("what is asked"), max_length=8, choices=Asks)
    text = models.TextField(_("the State’s comment"), blank=True)
    quoted = models.TextField(_("on the words"), blank=True)
    proposed = models.TextField(_("the words proposed"), blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Comment of the State")
        indexes = [models.Index(fields=["assessment"])]

    def __str__(self):
        asks = self.get_asks_display()
        words = Truncator(self.text or self.proposed).words(12)
        return f"{asks}: {words}" if words else asks

    def get_absolute_url(self):
        return reverse("assessments:comment", args=[self.ref])


class CommentAnswer(Record):
    """What CTED answers to a comment of the State, with the reason."""

    kind = "comment-answer"
    prefix = "CA"
    searchable = ()
    sealable = ("reason",)
    within = ("comment", "about")
    read_if = COMMENT_READ

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        IN_PART = "in-part", _("accepted in part")
        NOT_ACCEPTED = "not-accepted", _("not accepted")

    comment = models.OneToOneField(
        Comment, models.PROTECT, editable=False, related_name="answer"
    )
    # As the comment's own: an answer is not read without the passage either.
    about = models.ForeignKey(
        Marking, models.PROTECT, editable=False, related_name="comment_answers"
    )
    verdict = models.CharField(_("answer"), max_length=12, choices=Verdict)
    reason = models.TextField(_("reason"))

    objects = CommentAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("Answer to a comment")

    def __str__(self):
        return self.get_verdict_display()

    def get_absolute_url(self):
        return self.comment.get_absolute_url()
