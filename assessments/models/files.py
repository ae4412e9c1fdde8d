"""Word files that a report's text or the State's comments were read from."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link
from ctportal.correspondence.models import Document

from .assessments import Assessment


class ReportFile(Link):
    """A Word file brought for a report: its draft, or what the State returned.

    It is looked at first, then taken in, once.
    """

    app_may = "SELECT, INSERT, UPDATE (taken_in_at, taken_in_by_id)"
    ends = ("report", "document")
    holder_only = True

    class Holds(models.TextChoices):
        DRAFT = "draft", _("draft of the report")
        COMMENTS = "comments", _("comments of the State")

    report = models.ForeignKey(Assessment, models.PROTECT, related_name="files")
    document = models.OneToOneField(Document, models.PROTECT, related_name="of_report")
    holds = models.CharField(max_length=8, choices=Holds)
    # The letter the State returned it with.
    letter_number = models.CharField(
        _("number of the letter"), max_length=60, blank=True
    )
    letter_on = models.DateField(_("day of the letter"), null=True, blank=True)
    taken_in_at = models.DateTimeField(null=True)
    taken_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="report_file_is_taken_in_by_somebody",
                condition=models.Q(taken_in_at=None, taken_in_by=None)
                | models.Q(taken_in_at__isnull=False, taken_in_by__isnull=False),
            )
        ]
