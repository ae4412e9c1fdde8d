"""What hangs on a visit: its report, its results, what the State asks to keep."""

from django.db import models

from assessments.models import Assessment
from ctportal.confidentiality.models import ConfidentialityRequest, Link, Marking

from .visits import Visit


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
    # Not unique: that would tell of, or keep out, a line that is hidden.  Lines of one
    # visit are written one after the other, so looking first is enough.
    typed_as = models.UUIDField(null=True, db_index=True)

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
