"""Visits to States, their delegations, and what delegations write down."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment
from ctportal.confidentiality.models import (
    ConfidentialityRequest,
    Link,
    Marking,
    Record,
)
from ctportal.people.models import Community

from .querysets import VisitQuerySet, WorkbookQuerySet, WorkbookRowQuerySet


class Visit(Record):
    """A visit to a State on behalf of the Committee."""

    kind = "visit"
    prefix = "V"
    searchable = ("title",)
    sealable = ("title",)

    class Type(models.TextChoices):
        COMPREHENSIVE = "comprehensive", _("comprehensive")
        FOCUSED = "focused", _("focused or regional")
        FOLLOW_UP = "follow-up", _("follow-up")
        ADVOCACY = "advocacy", _("advocacy")

    class Mode(models.TextChoices):
        ON_SITE = "on-site", _("on site")
        HYBRID = "hybrid", _("hybrid")
        VIRTUAL = "virtual", _("virtual")

    class Status(models.TextChoices):
        LISTED = "listed", _("on the list")
        AGREEMENT_SOUGHT = "agreement-sought", _("agreement sought")
        AGREED = "agreed", _("agreed")
        PREPARATION = "preparation", _("under preparation")
        UNDER_WAY = "under-way", _("under way")
        PRELIMINARY = "preliminary", _("preliminary assessment")
        DRAFT_REPORT = "draft-report", _("draft report")
        WITH_STATE = "with-state", _("with the State")
        COMMITTEE = "committee", _("before the Committee")
        ADOPTED = "adopted", _("adopted")
        FOLLOW_UP = "follow-up", _("follow-up")
        CLOSED = "closed", _("closed")

    title = models.CharField(_("title"), max_length=200)
    type = models.CharField(_("kind"), max_length=16, choices=Type)
    mode = models.CharField(_("mode"), max_length=8, choices=Mode, default=Mode.ON_SITE)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.LISTED,
        editable=False,
    )
    # Readers of the visit's drafts, for as long as the delegation lasts.
    delegation = models.ForeignKey(
        Community, models.PROTECT, related_name="+", editable=False
    )
    agreed_on = models.DateField(null=True, editable=False)
    # The preliminary assessment reached the State: its thirty days run from here.
    transmitted_on = models.DateField(null=True, editable=False)
    answered_on = models.DateField(null=True, editable=False)
    # The draft report reached the State; the final one was adopted.
    commented_from = models.DateField(null=True, editable=False)
    adopted_on = models.DateField(null=True, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("Visit")
        indexes = [models.Index(fields=["audience", "-begins_on", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="visit_ends_after_it_begins",
                condition=models.Q(ends_on__gte=models.F("begins_on")),
            )
        ]

    def get_absolute_url(self):
        return reverse("visits:detail", args=[self.ref])


class VisitReport(Link):
    """The report a visit leads to."""

    ends = ("visit", "report")

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="reports")
    report = models.ForeignKey(Assessment, models.PROTECT, related_name="of_visits")


class VisitResult(Link):
    """A finding, recommendation or need of a visit, in the order of its notebook."""

    ends = ("visit", "record")

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="results")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="of_visits")
    position = models.PositiveIntegerField()
    # Drawn by the page a line was typed on, so that a line sent twice is stored once.
    typed_as = models.UUIDField(null=True, unique=True)

    class Meta:
        ordering = ["position", "pk"]


class VisitRequest(Link):
    """A confidentiality request made of a visit: later lines marked so join it."""

    ends = ("visit", "request")
    holder_only = True

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="requests")
    request = models.ForeignKey(
        ConfidentialityRequest, models.PROTECT, related_name="of_visits"
    )


class Workbook(Record):
    """A notebook brought as a spreadsheet; the delegation's only.

    First it is kept and its columns looked at, then its lines are brought in, once.
    """

    kind = "workbook"
    prefix = "W"
    searchable = ()

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="workbooks")
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    sheet = models.CharField(max_length=100, blank=True)
    # Columns as people corrected them: letter to field, or to nothing.
    mapping = models.JSONField(default=dict)
    read = models.PositiveIntegerField(default=0)
    imported = models.PositiveIntegerField(default=0)
    brought_in_at = models.DateTimeField(null=True)

    objects = WorkbookQuerySet.as_manager()

    class Meta:
        verbose_name = _("Workbook")

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("visits:workbook", args=[self.visit.ref, self.ref])


class WorkbookRow(Link):
    """A row kept back from a workbook until it is repaired, or set aside."""

    ends = ("workbook",)

    workbook = models.ForeignKey(Workbook, models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    # The words as they stood, by field; other columns' by their heading.
    words = models.JSONField(default=dict)
    other = models.JSONField(default=dict)
    # The letter of each field's column.
    columns = models.JSONField(default=dict)
    stored_at = models.DateTimeField(null=True)
    set_aside_at = models.DateTimeField(null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = WorkbookRowQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="workbook_has_a_row_once", fields=["workbook", "number"]
            ),
            models.CheckConstraint(
                name="workbook_row_is_stored_or_set_aside",
                condition=models.Q(stored_at=None) | models.Q(set_aside_at=None),
            ),
        ]
