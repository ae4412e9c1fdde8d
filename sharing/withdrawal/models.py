"""Withdrawals: asking those who have something to return or destroy it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import (
    ConfidentialityRequest,
    Link,
    Marking,
    Record,
)

from .posted import Posted
from .querysets import AnswerQuerySet, NoticeQuerySet


class Withdrawal(Record):
    """An office takes records back from those who were given them."""

    kind = "withdrawal"
    prefix = "WD"
    searchable = ()

    # Under which request of a State, if it is on account of one.
    request = models.ForeignKey(
        ConfidentialityRequest, models.PROTECT, null=True, related_name="withdrawals"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    due_on = models.DateField(_("answers expected by"))

    class Meta:
        verbose_name = _("Withdrawal")
        indexes = [models.Index(fields=["audience", "-created_at", "-ref"])]

    def get_absolute_url(self):
        return reverse("withdrawal:withdrawal", args=[self.ref])


class WithdrawnRecord(Link):
    """A record that is taken back."""

    app_may = "SELECT, INSERT"
    ends = ("withdrawal", "record")
    holder_only = True

    withdrawal = models.ForeignKey(Withdrawal, models.PROTECT, related_name="withdrawn")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="withdrawal_takes_a_record_once", fields=["withdrawal", "record"]
            )
        ]


class WithdrawalNotice(Posted, Record):
    """What one organization is asked to give back, by reference, day and channel.

    It says no more than that organization was given, and nothing of why.  Its
    addressees read it once it is sent.
    """

    kind = "withdrawal-notice"
    prefix = "WN"
    searchable = ()

    withdrawal = models.ForeignKey(
        Withdrawal, models.PROTECT, related_name="notices", editable=False
    )
    text = models.TextField(_("text"))
    # Each with "ref", "day" and "channel", as they had it.
    material = models.JSONField(default=list)
    due_on = models.DateField(_("answer expected by"))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Withdrawal notice")
        indexes = [
            models.Index(fields=["audience", "-created_at", "-ref"]),
            models.Index(
                name="notices_waiting",
                fields=["not_before"],
                condition=models.Q(queued_at__isnull=False, sent_on=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="notice_goes_to_somebody",
                condition=models.Q(entity__isnull=False) | ~models.Q(person=""),
            )
        ]

    def get_absolute_url(self):
        return reverse("withdrawal:notice", args=[self.ref])


class NoticeAnswer(Record):
    """What became of the material, said by its organization or on its behalf."""

    kind = "notice-answer"
    prefix = "WA"
    searchable = ()

    class Answer(models.TextChoices):
        ACKNOWLEDGED = "acknowledged", _("acknowledged")
        RETURNED = "returned", _("returned")
        DESTROYED = "destroyed", _("destroyed")
        CANNOT = "cannot", _("cannot be returned or destroyed")

    notice = models.ForeignKey(
        WithdrawalNotice, models.PROTECT, related_name="answers", editable=False
    )
    answer = models.CharField(_("what became of it"), max_length=12, choices=Answer)
    answered_on = models.DateField(_("on"))
    by_whom = models.CharField(
        _("by whom"), max_length=200, blank=True, help_text=_("name and function")
    )

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("Answer to a withdrawal notice")
        indexes = [models.Index(fields=["notice", "answered_on"])]

    @property
    def settles(self) -> bool:
        """Whether nothing more is expected."""
        return self.answer != self.Answer.ACKNOWLEDGED

    def get_absolute_url(self):
        return reverse("withdrawal:notice", args=[self.notice.ref])
