"""The Committee adopts a report: what it decides on, and what its adoption brings."""

from collections.abc import Callable
from datetime import date

from ctportal.clearance.decisions import beside, business
from ctportal.clearance.decisions.deadlines import day_of
from ctportal.clearance.models import Decision
from ctportal.pages import panels, shown

from .actions import bring_to
from .approvals import approved_kinds, needs_approval
from .models import Assessment

Status = Assessment.Status
EMBARGOED = (Status.WITH_STATE, Status.COMMITTEE)
# A floor above knows on which day it was settled to whom a report goes: of a visit's,
# when the visit was agreed.  Each is asked with the report and the person.
asked: list[Callable[..., date | None]] = []


def awaits(assessment) -> bool:
    """Whether the Committee is to decide on it now."""
    return assessment.status == Status.COMMITTEE and needs_approval(assessment)


def adopt(assessment, decision, *, by):
    """Bring a report that was adopted to its readers, from the day of its adoption."""
    days = (ask(assessment, by) for ask in asked)
    settled = {"decided_on": next((day for day in days if day), None)}
    on = day_of(decision.decided_at)
    bring_to(Status.ADOPTED, assessment, by=by, on=on, **settled)


def before_adoption(records) -> bool:
    """Whether one of these is a report that went out and is not adopted yet, or says
    that one is before the Committee."""
    if any(map(_is_about_one, records)):
        return True
    out = [
        record.type
        for record in records
        if isinstance(record, Assessment) and record.status in EMBARGOED
    ]
    return bool(out) and not approved_kinds().isdisjoint(out)


def _is_about_one(record) -> bool:
    is_open = isinstance(record, Decision) and record.is_under_way
    return is_open and record.of.kind == Assessment.kind


def register():
    business.registered[Assessment.kind] = business.Business(
        awaits=awaits, adopted=adopt
    )
    panels.registered[Assessment.kind].append(beside.panels_of)
    shown.embargoes.append(before_adoption)
