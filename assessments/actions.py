"""What people do to assessments and to what hangs under them.

Each action is one transaction and one event.  What a State is found to lack, is
recommended and is thought to need is said by assessment officers of the office whose
record it is; that something was implemented is recorded by CTED alone.
"""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import (
    CONFIDENTIAL,
    leave_circle,
    open_record,
    save_record,
)
from ctportal.confidentiality.descent import open_from
from ctportal.confidentiality.milestones import reached
from ctportal.confidentiality.policy import require_holder, require_role
from ctportal.correspondence.models import Document
from ctportal.people.models import Entity

from . import milestones
from .joining import join, releases_for_addition, requests_for_addition
from .models import Assessment, Finding, Need, Recommendation
from .releases import releases_at

Status = Assessment.Status
WRITERS = ("assessment-officer", "reviewer", "head")
ASSESSORS = Entity.Kind.DIRECTORATE


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
    return save_record(record, by=by, **fields)


@transaction.atomic
def advance(assessment, *, by) -> Assessment:
    """Move an assessment to the next status of its life, and to its readers there."""
    following = assessment.next_status
    if following is None:
        raise ValidationError(_("This assessment has come to its end."))
    return bring_to(following, assessment, by=by)


@transaction.atomic
def bring_to(status, assessment, *, by, on=None, decided_on=None) -> Assessment:
    """Bring an assessment to a later status, and to its readers there.

    `on` is the day of the step, `decided_on` the day whose standing releases count.
    One that has come so far already stays as it is: its readers are given once.
    """
    require_holder(by, assessment, *WRITERS)
    if not assessment.is_before(status):
        return assessment
    if status not in (Status.DRAFT, Status.CLEARANCE):
        join(assessment, [assessment], by=by)
        attached = Document.objects.readable_by(by).drafts_attached_to(assessment)
        leave_circle(
            [assessment, *attached.for_table()],
            by=by,
            releases_for=lambda _record: releases_at(
                status, assessment, on=on, decided_on=decided_on
            ),
        )
    passed = milestones.passed(assessment, status)
    save_record(assessment, by=by, event="advanced", status=status)
    reached(assessment, passed, by=by)
    return assessment


@transaction.atomic
def add_finding(assessment, *, by, **fields) -> Finding:
    """Add what was found; its audience is its own, not the report's.

    It starts with the originating office and, in a visit's report, with those who have
    the visit's results already (joint report, 16 e).
    """
    return _add(Finding, assessment, by=by, **fields)


@transaction.atomic
def add_recommendation(assessment, *, by, **fields) -> Recommendation:
    """Add what the State is recommended to do."""
    open_at_once = {"status": Recommendation.Status.OPEN}
    return _add(Recommendation, assessment, by=by, **open_at_once | fields)


@transaction.atomic
def propose_need(recommendation, *, by, **fields) -> Need:
    """Propose a need that a recommendation shows; it starts with its readers."""
    require_holder(by, recommendation, *WRITERS)
    _require_assessors(by)
    return open_from(
        recommendation,
        Need,
        by=by,
        assessment_id=recommendation.assessment_id,
        recommendation=recommendation,
        proposed_on=fields.pop("proposed_on", None) or timezone.localdate(),
        **fields,
    )


@transaction.atomic
def record_agreement(need, *, by, agreed_on: date, agreed_in: str) -> Need:
    """Record that the State agreed to a need, on the day and in the letter it says."""
    require_holder(by, need, *WRITERS)
    if need.agreed_on:
        raise ValidationError(_("The State’s agreement is already recorded."))
    if not agreed_in.strip():
        raise ValidationError(_("Name the note or letter in which the State agreed."))
    _require_past(agreed_on, since=need.proposed_on)
    return save_record(
        need, by=by, event="agreed", agreed_on=agreed_on, agreed_in=agreed_in.strip()
    )


@transaction.atomic
def record_implemented(recommendation, *, by) -> Recommendation:
    """Record that a recommendation was implemented: CTED's word, nobody else's."""
    require_holder(by, recommendation, *WRITERS)
    _require_assessors(by)
    if recommendation.status != Recommendation.Status.OPEN:
        raise ValidationError(_("Only an open recommendation can be implemented."))
    implemented = Recommendation.Status.IMPLEMENTED
    return save_record(recommendation, by=by, event="implemented", status=implemented)


def _add(model, assessment, *, by, **fields):
    require_holder(by, assessment, *WRITERS)
    return open_record(
        model,
        by=by,
        state=assessment.marking.state,
        assessment=assessment,
        releases=releases_for_addition(assessment, by=by),
        requests=requests_for_addition(assessment, model.kind, by=by),
        **fields,
    )


def _require_assessors(by):
    if by.entity.kind != ASSESSORS:
        raise PermissionDenied(_("Only the Executive Directorate records this."))


def _require_past(day, *, since):
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come."))
    if day < since:
        raise ValidationError(_("The State cannot agree before the need is proposed."))
