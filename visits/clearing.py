"""Mission reports in clearance: cleared, they go to the other office (info b and c)."""

from ctportal.clearance.chains import registering
from ctportal.clearance.chains.opening import open_to_office
from ctportal.confidentiality.milestones import Milestone
from ctportal.confidentiality.policy import KEEPERS
from ctportal.correspondence.attached import documents_of_all

from .actions import clear_report
from .models import MissionReport

Status = MissionReport.Status


def is_draft(report) -> bool:
    return report.status == Status.DRAFT


def _open_to_the_office(report, *, by):
    """Who clears it may not be of the delegation, which reads on until it is sent."""
    files = documents_of_all([report], by)
    sent = Milestone(report, Status.CLEARED, Status.CLEARED.label)
    open_to_office(report, [], files, by=by, until=sent)


def register():
    registering.goes_out_by_it(
        MissionReport,
        submitters=KEEPERS,
        is_kept=is_draft,
        send=clear_report,
        submitted=_open_to_the_office,
    )
