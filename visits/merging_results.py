"""What of visits goes along when a result or a report is merged into another."""

from assessments.merging import moving

from .models import AreaOutcome, VisitReport, VisitResult


def register():
    moving.registered += [
        (VisitReport, "report"),
        (VisitResult, "record"),
        (AreaOutcome, "record"),
    ]
