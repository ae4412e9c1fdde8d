"""One report in the place of another."""

from django.db import models

from ctportal.confidentiality.models import Link

from .assessments import Assessment


class Supersession(Link):
    """A later report takes the place of an earlier one on the same State."""

    app_may = "SELECT, INSERT"
    ends = ("earlier", "later")

    earlier = models.OneToOneField(
        Assessment, models.PROTECT, related_name="superseded_by"
    )
    later = models.ForeignKey(Assessment, models.PROTECT, related_name="supersedes")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="report_supersedes_another",
                condition=~models.Q(later=models.F("earlier")),
            )
        ]
