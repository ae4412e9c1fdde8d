"""A visit comes to where its report is, when that is moved on its own page."""

from django.utils import timezone

from assessments import joining
from assessments.models import Assessment
from ctportal.clearance.chains import going_out

from . import life, results
from .actions import advance, put_before_committee, send_report
from .delegations import can_keep, can_write
from .models import Visit

Status = Assessment.Status


def go_along(report, status, *, by):
    """Bring the visit along whose writers moved its report."""
    visit = Visit.objects.readable_by(by).filter(reports__report=report).first()
    if visit is None or not can_write(by, visit):
        return
    if status == Status.CLEARANCE and life.may_become(visit, life.S.DRAFT_REPORT):
        advance(visit, life.S.DRAFT_REPORT, by=by)
    today = timezone.localdate()
    if status == Status.WITH_STATE and _all_have_gone(visit, status, by):
        send_report(visit, by=by, on=today)
    if status == Status.COMMITTEE and _all_have_gone(visit, status, by):
        put_before_committee(visit, by=by, on=today)


def _all_have_gone(visit, status, person) -> bool:
    """Whether its step is due: of several States' reports each one has gone."""
    reports = results.reports_of(visit, person)
    waiting = any(report.is_before(status) for report in reports)
    return not waiting and life.may_become(visit, life.S(status))


def reports_kept_back(visit, reports, person) -> list[tuple]:
    """Reports that do not go to the State yet, each with why; for its writers."""
    if visit.status != life.S.DRAFT_REPORT or not can_keep(person, visit):
        return []
    kept = [report for report in reports if report.is_before(Status.WITH_STATE)]
    told = [(report, going_out.kept_back(report, person)) for report in kept]
    return [(report, why) for report, why in told if why]


def register():
    joining.going_along.append(go_along)
