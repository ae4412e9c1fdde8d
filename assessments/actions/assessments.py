"""Beginning an assessment, changing what it says, moving it on through its life."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.clearance.chains.actions import submit
from ctportal.clearance.chains.going_out import needs_clearance, require_cleared
from ctportal.clearance.chains.stillness import hold_still
from ctportal.confidentiality.actions import (
    CONFIDENTIAL,
    leave_circle,
    open_record,
    save_record,
)
from ctportal.confidentiality.closing import taking_out_of_sight
from ctportal.confidentiality.milestones import reached
from ctportal.confidentiality.policy import require_holder, require_role
from ctportal.correspondence.clocks.actions import stop
from ctportal.correspondence.models import Kind, RunningClock

from .. import joining, milestones, portions
from ..approvals import following, require_decision
from ..models import Assessment
from ..releases import releases_of_part
from .permission import WRITERS
from .versions import keep_at

Status = Assessment.Status


@transaction.atomic
def open_assessment(*, by, state, classification=CONFIDENTIAL, **fields) -> Assessment:
    """Begin an assessment of a State."""
    require_role(by, *WRITERS)
    return open_record(
        Assessment, by=by, state=state, classification=classification, **fields
    )


@transaction.atomic
def change(record, *, by, **fields):
    """Change what an assessment, a finding, a recommendation or a need says."""
    require_holder(by, record, *WRITERS)
    is_out = isinstance(record, Assessment) and not record.is_before(Status.WITH_STATE)
    if is_out and "type" in fields:
        # Who reads it next, and whether the Committee decides, is settled by it.
        raise ValidationError(_("It has gone out as a report of its kind."))
    return save_record(record, by=by, **fields)


@transaction.atomic
def advance(assessment, *, by) -> Assessment:
    """Move an assessment to the next status of its life, and to its readers there."""
    status = following(assessment)
    if status is None:
        raise ValidationError(_("This assessment has come to its end."))
    if status == Status.CLEARANCE and needs_clearance(assessment, by):
        submit(assessment, by=by)
        return assessment
    bring_to(status, assessment, by=by)
    joining.go_along(assessment, status, by=by)
    return assessment


@transaction.atomic
def bring_to(status, assessment, *, by, on=None, decided_on=None) -> Assessment:
    """Bring an assessment to a later status, and to its readers there.

    `on` is the day of the step, `decided_on` the day whose standing releases count.
    One that has come so far already stays as it is: its readers are given once.  Out
    of its office it goes cleared, where that has a chain.
    """
    require_holder(by, assessment, *WRITERS)
    if not assessment.is_before(status):
        return assessment
    # Some releases end with the step.
    taking_out_of_sight()
    if status in (Status.ADOPTED, Status.SUPERSEDED):
        require_decision(assessment)
    if status not in (Status.DRAFT, Status.CLEARANCE):
        _go_out(assessment, status, by=by, on=on, decided_on=decided_on)
    if status not in (Status.DRAFT, Status.CLEARANCE, Status.WITH_STATE):
        _end_days(assessment, by)
    passed = milestones.passed(assessment, status)
    save_record(assessment, by=by, event=f"to-{status}", status=status)
    reached(assessment, passed, by=by)
    keep_at(status, assessment, by=by)
    return assessment


def _go_out(assessment, status, *, by, **days):
    """Let its readers there read all of it, as it stands until it is kept so."""
    hold_still(assessment, by=by)
    if assessment.is_before(Status.WITH_STATE):
        require_cleared(assessment, by=by)
    text = [assessment, *portions.text_of(assessment, by)]
    whole = [*text, *portions.drafts_beside(text, by)]
    joining.join(assessment, whole, by=by)
    leave_circle(
        whole,
        by=by,
        releases_for=lambda part: releases_of_part(part, status, assessment, **days),
    )


def _end_days(assessment, by):
    """Nobody waits for comments on what goes on from the State."""
    running = RunningClock.objects.running().filter(kind=Kind.COMMENTS)
    for clock in running.filter(record=assessment.marking).select_related("record"):
        stop(clock, by=by)
