"""Records put before the Committee, and what it decided; the holds have their own."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.people.models import Function

from ..querysets import DecisionQuerySet


class Decision(Record):
    """A record is circulated to the Committee's members, until they have decided on it.

    Held by the office that keeps the procedure: the Committee's secretariat, or the
    record's own office on its behalf.  Nobody reads it who does not read the record.
    """

    kind = "committee-decision"
    prefix = "CD"
    searchable = ()
    within = ("of",)

    class Status(models.TextChoices):
        CIRCULATED = "circulated", _("circulated to the Committee")
        ADOPTED = "adopted", _("adopted")
        NOT_ADOPTED = "not-adopted", _("not adopted")
        WITHDRAWN = "withdrawn", _("withdrawn from circulation")

    class How(models.TextChoices):
        NO_OBJECTION = "no-objection", _("by no objection")
        MEETING = "meeting", _("at a meeting")

    of = models.ForeignKey(Marking, models.PROTECT, related_name="decisions")
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.CIRCULATED
    )
    # Neither where the Committee decided at a meeting what was never circulated.
    circulated_at = models.DateTimeField(_("circulated"), null=True)
    deadline = models.DateTimeField(_("deadline"), null=True)
    # The letter or the symbol of the circular, as it is cited.
    circular = models.CharField(_("circular"), max_length=120, blank=True)
    how = models.CharField(_("how"), max_length=12, choices=How, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True)
    symbol = models.CharField(_("symbol"), max_length=120, blank=True)
    # In whose name what the deadline brings is written down.
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Committee decision")
        indexes = [models.Index(fields=["audience", "-created_at", "-ref"])]
        constraints = [
            models.UniqueConstraint(
                name="record_is_before_the_committee_once_at_a_time",
                fields=["of"],
                condition=Q(status="circulated"),
            ),
            models.CheckConstraint(
                name="decision_has_a_deadline_with_its_circulation",
                condition=Q(circulated_at=None, deadline=None)
                | Q(deadline__gt=models.F("circulated_at")),
            ),
            models.CheckConstraint(
                name="what_is_circulated_was_circulated",
                condition=~Q(status="circulated") | Q(circulated_at__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_is_taken_somehow_at_a_moment",
                condition=Q(status="circulated", decided_at=None, how="")
                | Q(status="adopted", decided_at__isnull=False) & ~Q(how="")
                | Q(status__in=["not-adopted", "withdrawn"], decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="no_objection_is_not_before_the_deadline",
                condition=~Q(status="adopted", how="no-objection")
                | Q(decided_at__gte=models.F("deadline")),
            ),
        ]

    def __str__(self):
        return self.symbol or self.circular or self.ref

    @property
    def is_under_way(self) -> bool:
        """Whether the members still have it before them."""
        return self.status == self.Status.CIRCULATED

    def is_over_at(self, moment: datetime | None = None) -> bool:
        """Whether its deadline has passed."""
        return self.is_under_way and (moment or timezone.now()) >= self.deadline

    def get_absolute_url(self):
        return reverse("decisions:detail", args=[self.ref])


class DecisionMove(Link):
    """Something that happened to a circulated record, where its deadline stood then."""

    app_may = "SELECT, INSERT"
    ends = ("decision",)

    class What(models.TextChoices):
        CIRCULATED = "circulated", _("Circulated")
        EXTENDED = "extended", _("Deadline extended")
        ADOPTED = "adopted", _("Adopted")
        NOT_ADOPTED = "not-adopted", _("Not adopted")
        WITHDRAWN = "withdrawn", _("Withdrawn from circulation")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="moves")
    what = models.CharField(max_length=12, choices=What)
    at = models.DateTimeField(default=timezone.now)
    deadline = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]


class DecisionLetter(Link):
    """The letter in which a record was circulated, extended or adopted."""

    app_may = "SELECT, INSERT"
    ends = ("decision", "letter")

    move = models.ForeignKey(DecisionMove, models.PROTECT, related_name="letters")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    letter = models.ForeignKey(Marking, models.PROTECT, related_name="+")


class HoldKeeper(Link):
    """A function whose incumbents know who holds a record up: the named functions."""

    app_may = "SELECT, INSERT"
    ends = ("decision",)

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="keepers")
    function = models.ForeignKey(Function, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="function_keeps_holds_once", fields=["decision", "function"]
            )
        ]
