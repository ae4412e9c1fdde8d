"""The days that run for somebody outside, and what they are counted by."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking
from ctportal.pages.pieces import Clock
from ctportal.reference.models import Dated

from ..querysets import ClockQuerySet


class Holiday(models.Model):
    """An official holiday of the United Nations at Headquarters."""

    app_may = "SELECT, INSERT, UPDATE (name, source, is_verified), DELETE"

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("holiday"), max_length=80)
    source = models.CharField(_("source"), max_length=200)
    # False while the day was not seen in that year's information circular.
    is_verified = models.BooleanField(_("seen in the circular"), default=False)

    class Meta:
        ordering = ["day"]

    def __str__(self):
        return self.name


class Kind(models.TextChoices):
    """What somebody outside is given days for."""

    ANSWER = "answer", _("answer to the preliminary assessment")
    COMMENTS = "comments", _("comments on the draft report")
    STEPS_TAKEN = "steps-taken", _("answer on steps taken")
    AGREEMENT = "agreement", _("answer on the agreement sought")
    CONSENT = "consent", _("answer on consent to share")
    NOTE = "note", _("note awaited")


class CountedFrom(models.TextChoices):
    DISPATCH = "dispatch", _("dispatch of the letter")
    RECEIPT = "receipt", _("receipt of the letter")
    DAY = "day", _("a day")


class ClockRule(Dated):
    """How long somebody has for something, while the rule is in force.

    Neither days nor months: no source says how long, and the last day is entered each
    time.
    """

    kind = models.CharField(_("for what"), max_length=12, choices=Kind)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    in_working_days = models.BooleanField(_("working days"), default=False)
    counted_from = models.CharField(
        _("counted from"),
        max_length=8,
        choices=CountedFrom,
        default=CountedFrom.RECEIPT,
    )
    remind_before = models.PositiveSmallIntegerField(
        _("days before the end to remind"), default=7
    )
    remind_after = models.PositiveSmallIntegerField(
        _("days after the end to remind again"), default=7
    )
    source = models.CharField(_("source"), max_length=200)

    class Meta(Dated.Meta):
        ordering = ["kind", "begins_on"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="clock_rule_has_days_or_months",
                condition=Q(days=None) | Q(months=None),
            ),
        ]


class RunningClock(Link):
    """Days that run on a record for somebody outside; read by who reads the record."""

    app_may = "SELECT, INSERT, UPDATE"
    ends = ("record",)

    record = models.ForeignKey(Marking, models.PROTECT, related_name="clocks")
    kind = models.CharField(_("for what"), max_length=12, choices=Kind)
    counted_from = models.CharField(
        _("counted from"), max_length=8, choices=CountedFrom, default=CountedFrom.DAY
    )
    started_on = models.DateField(_("started"))
    in_working_days = models.BooleanField(_("working days"), default=False)
    # As it stands: extended, or moved by the days it was suspended.
    ends_on = models.DateField(_("until"))
    extended_until = models.DateField(null=True)
    suspended_on = models.DateField(_("suspended"), null=True)
    partly_on = models.DateField(_("answered in part"), null=True)
    still_open = models.CharField(_("still open"), max_length=300, blank=True)
    answered_on = models.DateField(_("answered"), null=True)
    # Nobody waits any more, or the same days were started anew.
    stopped_at = models.DateTimeField(null=True)
    remind_before = models.PositiveSmallIntegerField(default=7)
    remind_after = models.PositiveSmallIntegerField(default=7)
    source = models.CharField(_("source"), max_length=200, blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        ordering = ["started_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="record_has_one_clock_of_a_kind_running",
                fields=["record", "kind"],
                condition=Q(answered_on=None, stopped_at=None),
            ),
            models.CheckConstraint(
                name="clock_ends_after_it_starts",
                condition=Q(ends_on__gte=models.F("started_on")),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def is_running(self) -> bool:
        """Whether an answer is still awaited."""
        return self.answered_on is None and self.stopped_at is None

    @property
    def face(self) -> Clock:
        """As pages draw it."""
        return Clock(self.started_on, self.ends_on)


class ClockMove(Link):
    """Something that happened to a clock, and where its end stood then."""

    app_may = "SELECT, INSERT"
    ends = ("record",)

    class What(models.TextChoices):
        STARTED = "started", _("Started")
        EXTENDED = "extended", _("Extended")
        SUSPENDED = "suspended", _("Suspended")
        RESUMED = "resumed", _("Resumed")
        PARTLY = "partly", _("Answered in part")
        ANSWERED = "answered", _("Answered")
        STOPPED = "stopped", _("Stopped")

    clock = models.ForeignKey(RunningClock, models.PROTECT, related_name="moves")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    what = models.CharField(max_length=9, choices=What)
    on = models.DateField()
    ends_on = models.DateField()
    said = models.CharField(max_length=300, blank=True)
    moved_at = models.DateTimeField(auto_now_add=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-moved_at", "-pk"]


class ClockMoveLetter(Link):
    """The letter in which a clock was started, extended, suspended or answered."""

    app_may = "SELECT, INSERT"
    ends = ("record", "letter")

    move = models.ForeignKey(ClockMove, models.PROTECT, related_name="letters")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    letter = models.ForeignKey(Marking, models.PROTECT, related_name="+")


class ClockReminder(Link):
    """Who keeps a clock was reminded of it: once before its end, once after."""

    app_may = "SELECT, INSERT"
    ends = ("record",)
    holder_only = True

    clock = models.ForeignKey(RunningClock, models.PROTECT, related_name="reminders")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    ends_on = models.DateField()
    is_late = models.BooleanField()
    reminded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="clock_reminds_once_of_each_end",
                fields=["clock", "ends_on", "is_late"],
            )
        ]
