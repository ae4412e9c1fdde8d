"""The exchange matrices, their numbered editions, and the outbox they leave by.

A matrix is a standing arrangement and holds nothing confidential itself: it and its
recipients are open tables.  What it sends is frozen in editions, whose every line keeps
the marking of the record it was made from: who may read a line may read the edition and
that record today, so an edition's readers shrink with its sources'.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.people.models import Classification, Entity
from ctportal.reference.models import Dated, Named

from . import periods
from .querysets import (
    DeliveryQuerySet,
    EditionQuerySet,
    LineQuerySet,
    MatrixQuerySet,
    TieQuerySet,
)

SHARED = {
    "recommendations": _("recommendations and needs (16 e)"),
    "projects": _("projects in priority regions (16 d)"),
}


class Matrix(Named, Dated):
    """What one office sends others in a fixed rhythm, and who answers for it.

    Its editions go out by themselves, so they are approved beforehand: a second person
    of the sender approves the schedule, and each edition is made with the sight of the
    responsible person and in their name.  A line goes only to those whom a standing
    release, or one by hand, already lets read it.
    """

    app_may = "SELECT, INSERT, UPDATE"

    class Rhythm(models.TextChoices):
        MONTHLY = "monthly", _("monthly")
        QUARTERLY = "quarterly", _("quarterly")

    code = models.SlugField(unique=True)
    sender = models.ForeignKey(Entity, models.PROTECT, related_name="matrices")
    holds = models.CharField(_("what it holds"), max_length=16, choices=SHARED)
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm)
    # Every month has a twenty-eighth.
    day = models.PositiveSmallIntegerField(
        _("day of the month, or of the quarter’s first month"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    # Lines above this stay in the portal: a mail is read by more than its reader.
    mailed_up_to = models.SmallIntegerField(
        _("leaves by mail up to"),
        choices=Classification,
        default=Classification.CONFIDENTIAL,
    )

    objects = MatrixQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["code"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="matrix_is_approved_by_somebody_at_some_time",
                condition=models.Q(approved_by=None, approved_at=None)
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="matrix_is_approved_by_a_second_person",
                condition=models.Q(approved_by=None)
                | ~models.Q(approved_by=models.F("responsible")),
            ),
            models.CheckConstraint(
                name="matrix_goes_out_on_a_day_every_month_has",
                condition=models.Q(day__range=(1, 28)),
            ),
        ]

    def get_absolute_url(self):
        return reverse("exchange:matrix", args=[self.code])

    @property
    def job(self) -> str:
        """What its runs are counted under."""
        return f"edition-of-{self.code}"

    def next_on(self, today):
        """The next day after today on which an edition goes out."""
        return periods.next_day(today, self.rhythm, self.day)


class Recipient(Dated):
    """An entity that receives a matrix for some days, at its office's mailbox."""

    app_may = "SELECT, INSERT, UPDATE (ends_on)"

    matrix = models.ForeignKey(Matrix, models.PROTECT, related_name="recipients")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    mailbox = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta(Dated.Meta):
        ordering = ["pk"]


class Edition(Record):
    """One numbered issue of a matrix.

    By itself it is Unclassified and released to its recipients: that an edition exists
    says nothing of any line.
    """

    kind = "edition"
    prefix = "E"
    searchable = ()

    matrix = models.ForeignKey(Matrix, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("edition"))
    # The first day of the month or quarter it is for.
    period = models.DateField(_("period"))
    frozen_at = models.DateTimeField(_("values frozen"), default=timezone.now)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Edition")
        indexes = [models.Index(fields=["matrix", "number"])]

    def get_absolute_url(self):
        return reverse("exchange:edition", args=[self.ref])

    @property
    def title(self) -> str:
        return gettext("%(matrix)s, edition %(number)s") % {
            "matrix": self.matrix.name,
            "number": self.number,
        }

    @property
    def for_period(self) -> str:
        return periods.in_words(self.period, self.matrix.rhythm)


class EditionLine(Link):
    """One record as it was when the edition was made.

    Read by those who may read the edition and, today, the record.
    """

    app_may = "SELECT, INSERT"
    ends = ("edition", "record")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="lines")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    # By column: codes and days, put into words for each reader.
    values = models.JSONField()

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="edition_has_a_record_once", fields=["edition", "record"]
            )
        ]


class EditionTie(Link):
    """What another record adds to a line: the project that meets a need, for instance.

    Read by those who may also read that other record.
    """

    app_may = "SELECT, INSERT"
    ends = ("edition", "record", "tied")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="ties")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    tied = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    values = models.JSONField()

    objects = TieQuerySet.as_manager()


class Delivery(Link):
    """An edition on its way to one recipient: a row of the outbox, seen by the sender.

    It says to whom and under which name the mail goes, never what is in it: that is
    made when it leaves, with what the recipient may read at that moment.  Identifier
    and date are drawn once, so that a mail sent twice is the same mail.
    """

    app_may = "SELECT, INSERT, UPDATE"
    ends = ("edition",)
    holder_only = True

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="deliveries")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    message_id = models.CharField(max_length=200)
    dated_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    # The kind of fault that kept it from leaving, never its words.
    problem = models.CharField(max_length=60, blank=True)
    # What it holds for its recipient: as things stood when it was queued, then when it
    # left.
    refs = ArrayField(models.CharField(max_length=16), default=list)
    sent_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="edition_goes_to_a_recipient_once",
                fields=["edition", "recipient"],
                condition=models.Q(closed_at=None),
            ),
            models.CheckConstraint(
                name="delivery_is_sent_or_closed",
                condition=models.Q(sent_at=None) | models.Q(closed_at=None),
            ),
        ]
        indexes = [
            models.Index(
                name="deliveries_waiting",
                fields=["not_before", "id"],
                condition=models.Q(sent_at=None, closed_at=None),
            ),
            GinIndex(fields=["refs"], name="deliveries_by_record"),
        ]

    @cached_property
    def matrix(self):
        return self.edition.matrix


class JobRun(models.Model):
    """A job done for a period: one row for both, so ringing twice is harmless."""

    app_may = "SELECT, INSERT"

    job = models.CharField(max_length=80)
    period = models.DateField()
    ran_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="job_runs_once_for_a_period", fields=["job", "period"]
            )
        ]
