"""What the Committee decides on visits: their reports, and the list of a year."""

from assessments import adoption
from assessments.models import Assessment
from ctportal.clearance.decisions import beside, business
from ctportal.clearance.decisions.deadlines import day_of
from ctportal.pages import panels

from . import results
from .actions import adopted, list_approved, list_circulated
from .models import AnnualList, Visit

Status = Visit.Status


def go_along(report, decision, *, by):
    """The visit's report is adopted; of several States' each has to be."""
    visit = _visit_of(report, by)
    if visit is None or visit.status != Status.COMMITTEE:
        return
    if all(_is_adopted(each) for each in results.reports_of(visit, by)):
        adopted(visit, by=by, on=day_of(decision.decided_at))


def agreed_on(report, by):
    """The day that settled to whom the report goes."""
    visit = _visit_of(report, by)
    return visit.agreed_on if visit else None


def _visit_of(report, by):
    visits = Visit.objects.readable_by(by).for_table()
    return visits.filter(reports__report=report).first()


def _is_adopted(report) -> bool:
    return not report.is_before(Assessment.Status.ADOPTED)


def _awaits_approval(annual_list) -> bool:
    return annual_list.approved_on is None and annual_list.entries.exists()


def register():
    business.followers.setdefault(Assessment.kind, []).append(go_along)
    adoption.asked.append(agreed_on)
    panels.registered[AnnualList.kind].append(beside.panels_of)
    business.registered[AnnualList.kind] = business.Business(
        awaits=_awaits_approval,
        circulated=list_circulated,
        adopted=list_approved,
    )
