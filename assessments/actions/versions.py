"""Keeping a report as it is now."""

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from ctportal.clearance.chains.stillness import hold_still
from ctportal.confidentiality.actions import leave_circle
from ctportal.confidentiality.descent import open_apart
from ctportal.confidentiality.models import Release
from ctportal.confidentiality.policy import require_holder
from ctportal.reference.querysets import in_force

from ..models import Assessment, ReportVersion
from .permission import WRITERS

Step = ReportVersion.Step
# The statuses at which a report leaves its office, each with the step it is kept at.
KEPT_AT = {
    Assessment.Status.CLEARANCE: Step.CLEARANCE,
    Assessment.Status.WITH_STATE: Step.WITH_STATE,
    Assessment.Status.COMMITTEE: Step.COMMITTEE,
    Assessment.Status.ADOPTED: Step.ADOPTED,
}


@transaction.atomic
def keep(report, *, by, step=Step.BY_HAND, reason="", for_all=True) -> ReportVersion:
    """Keep a report as it is now, for those who have it today or its office alone.

    What they were not given of it they do not find in it either: each part is read
    under its own marking.
    """
    require_holder(by, report, *WRITERS)
    # A value sealed meanwhile would stay in the open there.
    hold_still(report, by=by)
    kept = open_apart(
        report,
        ReportVersion,
        by=by,
        releases=_releases_today(report) if for_all else (),
        report=report,
        step=step,
        reason=reason,
        language=report.language,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT keep_words(%s)", [kept.pk])
    _leave_circle(kept, by)
    return kept


def keep_at(status, report, *, by):
    """Keep a report that came to a status, if it left its office there."""
    if status in KEPT_AT:
        keep(report, by=by, step=KEPT_AT[status])


def _releases_today(report):
    """Unsaved copies of what lets somebody read it today; what is to come stays out."""
    copied = ("entity", "community", "function", "begins_on", "ends_on")
    rows = report.marking.releases.filter(withdrawn_at=None)
    rows = rows.filter(in_force(timezone.localdate())).order_by("pk")
    return [
        Release(
            basis=row.basis,
            ground=row.ground,
            **{name: getattr(row, name) for name in copied},
        )
        for row in rows.select_related("entity", "community", "function")
    ]


def _leave_circle(kept, by):
    """Once a report has left its draft's circle, so have its earlier versions."""
    if kept.marking.circle_id is None:
        earlier = ReportVersion.objects.readable_by(by).filter(report=kept.report_id)
        left = earlier.filter(~Q(marking__circle=None))
        leave_circle(list(left.for_table()), by=by)
