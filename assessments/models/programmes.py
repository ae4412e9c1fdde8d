"""Meeting a need through a programme there is already: CTED asks, UNOCT answers."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.people.models import Entity

from ..below import AnswerQuerySet, AskedQuerySet
from .results import Need


class ProgrammeRequest(Record):
    """CTED asks another office to meet an agreed need through an existing programme.

    It is CTED's, and let out to that office as the need is.
    """

    kind = "programme-request"
    prefix = "NP"
    searchable = ()
    sealable = ("text",)
    within = ("need",)

    need = models.ForeignKey(
        Need, models.PROTECT, editable=False, related_name="programme_requests"
    )
    asked = models.ForeignKey(
        Entity,
        models.PROTECT,
        editable=False,
        verbose_name=_("office asked"),
        related_name="+",
    )
    text = models.TextField(_("what is asked"))
    sent_on = models.DateField(_("asked on"))
    answer_by = models.DateField(_("answer by"), null=True, blank=True)

    objects = AskedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Need to be met through an existing programme")
        indexes = [models.Index(fields=["need", "sent_on"])]

    def __str__(self):
        return str(self.kind_name)

    def get_absolute_url(self):
        return reverse("assessments:programme-request", args=[self.ref])


class ProgrammeAnswer(Record):
    """What the office asked says: yes, in part or no, with the adjustment or why."""

    kind = "programme-answer"
    prefix = "NX"
    searchable = ()
    sealable = ("text", "programme_name")
    within = ("request", "need")

    class Verdict(models.TextChoices):
        YES = "yes", _("yes")
        IN_PART = "in-part", _("in part")
        NO = "no", _("no")

    request = models.OneToOneField(
        ProgrammeRequest, models.PROTECT, editable=False, related_name="answer"
    )
    # As the request's own: neither is read without the need.
    need = models.ForeignKey(
        Need, models.PROTECT, editable=False, related_name="programme_answers"
    )
    verdict = models.CharField(_("answer"), max_length=8, choices=Verdict)
    programme_name = models.CharField(
        _("programme, where it is no project here"), max_length=200, blank=True
    )
    text = models.TextField(_("adjustment needed, or reason"))
    answered_on = models.DateField(_("answered"))

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("Answer about an existing programme")

    def __str__(self):
        return self.get_verdict_display()

    def get_absolute_url(self):
        return self.request.get_absolute_url()


class ProgrammeTie(Link):
    """A project through which the need is to be met."""

    ends = ("answer", "record")

    answer = models.ForeignKey(
        ProgrammeAnswer, models.PROTECT, related_name="programmes"
    )
    record = models.ForeignKey(Marking, models.PROTECT, related_name="meets_needs")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="need_is_met_through_a_project_once", fields=["answer", "record"]
            )
        ]
