"""Blank survey instruments: a questionnaire in versions, with its questions."""

from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record
from ctportal.reference import languages
from ctportal.reference.models import Scale

from ..querysets import InstrumentQuerySet, QuestionQuerySet
from .requirements import OfRequirement

# Of the instrument's readers, and of those who read answers to it: an answer is
# understood by its question alone.
SEEN = (
    "(EXISTS (SELECT FROM confidentiality_marking m WHERE m.id = instrument_id)"
    " OR EXISTS (SELECT FROM assessments_surveyanswers a"
    " WHERE a.instrument_id = {table}.instrument_id))"
)
# What is issued stays as it was asked.
HELD = (
    "EXISTS (SELECT FROM confidentiality_marking m"
    " JOIN assessments_surveyinstrument i ON i.marking_id = m.id"
    " WHERE m.id = instrument_id AND i.status = 'draft'"
    " AND m.holder_id IN (SELECT my_entities()))"
)


class SurveyInstrument(Record):
    """One version of a blank questionnaire to States.

    A draft is changed freely; once issued, a version stays as it is and the next one
    is made from it.  Joint report, information exchange b: cleared ones go to UNOCT.
    """

    kind = "survey-instrument"
    prefix = "SI"
    searchable = ("title", "text")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        ISSUED = "issued", _("issued")
        SUPERSEDED = "superseded", _("superseded")

    # The same in every version of one questionnaire.
    series = models.UUIDField(default=uuid4, editable=False)
    number = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("introduction"), blank=True)
    # By whose levels closed questions are answered; the scale of its day.
    scale = models.ForeignKey(
        Scale,
        models.PROTECT,
        verbose_name=_("scale"),
        related_name="+",
        editable=False,
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )
    issued_on = models.DateField(_("issued on"), null=True, editable=False)
    cleared_on = models.DateField(
        _("cleared for transmission on"), null=True, editable=False
    )

    objects = InstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Survey instrument")
        indexes = [models.Index(fields=["audience", "-created_at", "-ref"])]

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_kept(self) -> bool:
        """Whether it has not gone to UNOCT; an issued one may go later."""
        return self.cleared_on is None and self.status != self.Status.SUPERSEDED

    def get_absolute_url(self):
        return reverse("assessments:instrument", args=[self.ref])


class OfInstrument(models.Model):
    """A part of a questionnaire, known by its identity in every version."""

    app_may = "SELECT, INSERT, UPDATE, DELETE"

    instrument = models.ForeignKey(
        SurveyInstrument, models.PROTECT, related_name="%(class)ss"
    )
    identity = models.UUIDField(default=uuid4, editable=False)
    number = models.CharField(_("number"), max_length=12)
    position = models.PositiveSmallIntegerField(editable=False)
    # In each language: {"en": …, "fr": …}.
    texts = models.JSONField(_("words by language"), default=dict)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="%(class)s_stands_once_in_a_version",
                fields=["instrument", "identity"],
            )
        ]

    def __str__(self):
        return f"{self.number}. {Truncator(self.text).words(12)}"

    @property
    def text(self) -> str:
        """In the reader's language, else in English, else in one that it has."""
        return _said(self.texts)


class SurveyHeading(OfInstrument):
    """A heading under which questions stand."""

    guarded_by = SEEN.format(table="assessments_surveyheading")
    written_by = HELD

    class Meta(OfInstrument.Meta):
        verbose_name = _("heading of a survey")


class SurveyQuestion(OfRequirement, OfInstrument):
    """One question: closed, answered by a level of the scale, or open."""

    guarded_by = SEEN.format(table="assessments_surveyquestion")
    written_by = HELD

    class Answer(models.TextChoices):
        CLOSED = "closed", _("closed: one level of the scale")
        OPEN = "open", _("open: in words")

    heading = models.ForeignKey(
        SurveyHeading, models.PROTECT, related_name="questions", null=True
    )
    # The question that this one is a part of.
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    answer = models.CharField(
        _("answered"), max_length=8, choices=Answer, default=Answer.CLOSED
    )
    helps = models.JSONField(_("help by language"), default=dict)

    class Meta(OfInstrument.Meta):
        verbose_name = _("question of a survey")

    @property
    def help(self) -> str:
        return _said(self.helps)

    @property
    def is_closed(self) -> bool:
        return self.answer == self.Answer.CLOSED


def _said(texts) -> str:
    return languages.chosen(texts) or next(iter(texts.values()), "")
