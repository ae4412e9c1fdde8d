"""Mission reports of both offices."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Marking, Record

from ..sets import ReportQuerySet


class MissionReport(Record):
    """What an office writes of a mission, in numbered versions.

    Joint report, information exchange b and c.
    """

    kind = "mission-report"
    prefix = "MR"
    searchable = ("title", "summary")
    sealable = ("summary",)
    within = ("about",)

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        CLEARED = "cleared", _("cleared for transmission")
        SUPERSEDED = "superseded", _("superseded")

    # The visit, or UNOCT's notice of one.
    about = models.ForeignKey(
        Marking, models.PROTECT, related_name="mission_reports", editable=False
    )
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("in short"), blank=True)
    number = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )
    cleared_on = models.DateField(null=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Mission report")
        indexes = [models.Index(fields=["audience", "-created_at", "-ref"])]

    def get_absolute_url(self):
        return reverse("visits:mission-report", args=[self.ref])
