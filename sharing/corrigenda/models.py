"""Notices that take a corrigendum to those who have what it corrects."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.models import Corrigendum
from ctportal.confidentiality.models import Record
from ctportal.reference.models import State
from sharing.withdrawal.posted import Posted

from .querysets import NoticeQuerySet
from .whom import Whom


class CorrigendumNotice(Posted, Record):
    """What one receiver is told was corrected, of the passages that it has.

    It holds no words: they stand in the corrigendum, each under its passage's marking.
    """

    kind = "corrigendum-notice"
    prefix = "CN"
    searchable = ()
    within = ("corrigendum",)

    corrigendum = models.ForeignKey(
        Corrigendum, models.PROTECT, editable=False, related_name="notices"
    )
    # The State that was sent a report by letter, where no mission of it reads here.
    to_state = models.ForeignKey(State, models.PROTECT, null=True, related_name="+")
    # Counted for each receiver, once it is sent: Corr.1, Corr.2.
    number = models.PositiveSmallIntegerField(null=True)
    # The references of the parts that the receiver has.
    parts = models.JSONField(default=list)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Notice of a corrigendum")
        indexes = [
            models.Index(fields=["audience", "-created_at", "-ref"]),
            models.Index(
                name="corrigenda_waiting",
                fields=["not_before"],
                condition=models.Q(queued_at__isnull=False, sent_on=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="corrigendum_goes_to_somebody",
                condition=models.Q(entity__isnull=False)
                | models.Q(to_state__isnull=False)
                | ~models.Q(person=""),
            )
        ]

    def __str__(self):
        return f"Corr.{self.number}" if self.number else self.ref

    @property
    def whom(self) -> Whom:
        return Whom(self.entity, self.to_state, self.person)

    @property
    def receiver(self) -> str:
        return str(self.whom)

    def get_absolute_url(self):
        return reverse("corrigenda:notice", args=[self.ref])
