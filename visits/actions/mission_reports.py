"""Mission reports: written, cleared for transmission, replaced by a later version.

Joint report, information exchange b and c: cleared ones go to the other office.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.clearance.chains.going_out import require_cleared
from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import leave_circle, save_record
from ctportal.confidentiality.closing import taking_out_of_sight
from ctportal.confidentiality.descent import hold_still, open_apart
from ctportal.confidentiality.milestones import reached
from ctportal.confidentiality.models import StandingRelease
from ctportal.confidentiality.standing import releases_for
from ctportal.correspondence.models import Document
from ctportal.people.models import Entity

from ..models import MissionReport

Information, Step = StandingRelease.Information, StandingRelease.Step
Status = MissionReport.Status
STEPS = {Entity.Kind.OFFICE: Step.SENT}


@transaction.atomic
def begin_report(about, *, by, **fields) -> MissionReport:
    """Begin the report of a visit, or its next version; of a delegation its draft."""
    policy.require_holder(by, about, *policy.KEEPERS)
    hold_still(about, by=by)
    known = MissionReport.objects.readable_by(by).of(about).first()
    if known and known.status == Status.DRAFT:
        raise ValidationError(_("The version before is still a draft: change that."))
    return open_apart(
        about,
        MissionReport,
        by=by,
        about=about.marking,
        circle=getattr(about, "delegation", None),
        number=known.number + 1 if known else 1,
        **fields,
    )


@transaction.atomic
def change_report(report, *, by, **fields):
    """Change a draft; what was cleared stays as it was sent."""
    _require_draft(report, by)
    return save_record(report, by=by, **fields)


@transaction.atomic
def clear_report(report, *, by) -> MissionReport:
    """Clear a version for transmission: it and its files go to the other office.

    Where its office has a chain, this follows from having come through that.
    """
    _require_draft(report, by)
    # Some releases end with the step.
    taking_out_of_sight()
    require_cleared(report, by=by)
    earlier = MissionReport.objects.readable_by(by).of(report.about)
    for former in earlier.filter(status=Status.CLEARED).for_table():
        save_record(former, by=by, event="superseded", status=Status.SUPERSEDED)
    today = timezone.localdate()
    save_record(report, by=by, event="cleared", status=Status.CLEARED, cleared_on=today)
    files = Document.objects.readable_by(by).attached_to(report).for_table()
    leave_circle(
        [report, *files], by=by, releases_for=lambda _record: _of_clearance(report)
    )
    reached(report, [Status.CLEARED], by=by)
    return report


def _require_draft(report, by):
    policy.require_holder(by, report, *policy.KEEPERS)
    if report.status != Status.DRAFT:
        raise ValidationError(_("This version is cleared; begin the next one."))


def _of_clearance(report):
    step = STEPS.get(report.holder.kind, Step.CLEARANCE)
    return releases_for(
        Information.MISSION_REPORT,
        step,
        holder=report.holder,
        stepped_on=report.cleared_on,
    )
