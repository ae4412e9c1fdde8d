"""What is answered to a survey for one State, each answer a part of its own."""

from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record
from ctportal.reference.models import ScaleLevel

from ..querysets import AnswerQuerySet, AnswersQuerySet
from .assessments import Assessment
from .surveys import SurveyInstrument, SurveyQuestion


class SurveyAnswers(Record):
    """The answers for one State to one version of a questionnaire.

    They go where their survey goes: to the State concerned, and to nobody else unless
    they are released.
    """

    kind = "survey-answers"
    prefix = "SA"
    searchable = ("title",)

    assessment = models.OneToOneField(
        Assessment, models.PROTECT, editable=False, related_name="survey_answers"
    )
    instrument = models.ForeignKey(
        SurveyInstrument, models.PROTECT, editable=False, related_name="+"
    )
    title = models.CharField(_("title"), max_length=260)
    as_of = models.DateField(_("as of"))

    objects = AnswersQuerySet.as_manager()

    class Meta:
        verbose_name = _("Answers to a survey")
        indexes = [models.Index(fields=["audience", "-as_of", "-ref"])]

    def get_absolute_url(self):
        return reverse("assessments:answers", args=[self.ref])


class SurveyAnswer(Record):
    """What is answered to one question: withheld alone where the State asks for it."""

    kind = "survey-answer"
    prefix = "AN"
    searchable = ("text",)
    sealable = ("text", "drawn_from")
    within = ("answers",)

    answers = models.ForeignKey(
        SurveyAnswers, models.PROTECT, editable=False, related_name="rows"
    )
    question = models.ForeignKey(
        SurveyQuestion, models.PROTECT, editable=False, related_name="+"
    )
    level = models.ForeignKey(
        ScaleLevel,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("level"),
        related_name="+",
    )
    text = models.TextField(_("answer"), blank=True)
    # What the State, an organization or the public record told.
    drawn_from = models.CharField(_("source"), max_length=300, blank=True)
    # Taken over as it stood before, on purpose.
    is_carried = models.BooleanField(default=False, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("Answer to a question")
        indexes = [models.Index(fields=["answers", "question"])]

    def __str__(self):
        return Truncator(self.text).words(12) or self.ref

    @property
    def says_something(self) -> bool:
        return bool(self.level_id or self.text or self.sealed)

    def get_absolute_url(self):
        return reverse("assessments:survey-answer", args=[self.ref])
