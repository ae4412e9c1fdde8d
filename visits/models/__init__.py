"""Visits to States, their delegations, and what delegations write down."""

from .ties import VisitReport, VisitRequest, VisitResult
from .visits import Visit
from .workbooks import Workbook, WorkbookRow

__all__ = [
    "Visit",
    "VisitReport",
    "VisitRequest",
    "VisitResult",
    "Workbook",
    "WorkbookRow",
]
