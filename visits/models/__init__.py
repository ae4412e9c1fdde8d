"""Visits to States, their delegations, and what delegations write down."""

from .annual_lists import AnnualList, EntryVisit, ListDecision, ListEntry
from .changes import VisitChange
from .checklists import ChecklistItem, ChecklistTemplate
from .consultations import AgreedArea, AreaOutcome, Consultation
from .delegates import Delegate
from .invitations import Invitation, InvitationAnswer
from .mission_reports import MissionReport
from .others import ExternalMission, VisitNotice
from .parts import VisitPart, VisitPartner, VisitState
from .ties import VisitReport, VisitRequest, VisitResult
from .visits import Visit
from .workbooks import Workbook, WorkbookRow

__all__ = [
    "AgreedArea",
    "AnnualList",
    "AreaOutcome",
    "ChecklistItem",
    "ChecklistTemplate",
    "Consultation",
    "Delegate",
    "EntryVisit",
    "ExternalMission",
    "Invitation",
    "InvitationAnswer",
    "ListDecision",
    "ListEntry",
    "MissionReport",
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
