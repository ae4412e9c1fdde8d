"""Visits to States, their delegations, and what delegations write down."""

from .changes import VisitChange
from .others import ExternalMission, VisitNotice
from .parts import VisitPart, VisitPartner, VisitState
from .ties import VisitReport, VisitRequest, VisitResult
from .visits import Visit
from .workbooks import Workbook, WorkbookRow

__all__ = [
    "ExternalMission",
    "Visit",
    "VisitChange",
    "VisitNotice",
    "VisitPart",
    "VisitPartner",
    "VisitReport",
    "VisitRequest",
    "VisitResult",
    "VisitState",
    "Workbook",
    "WorkbookRow",
]
