"""Adding findings and recommendations to a report, and what follows from them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import open_record, save_record
from ctportal.confidentiality.descent import open_from
from ctportal.confidentiality.policy import require_holder
from ctportal.correspondence.letters.actions import tie
from ctportal.correspondence.models import LetterTie

from ..joining import releases_for_addition, requests_for_addition
from ..models import Finding, Need, Recommendation
from .permission import WRITERS, require_assessors
from .progress import require_past


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
    require_assessors(by)
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
def record_agreement(
    need, *, by, agreed_on: date, agreed_in: str = "", letter=None, **told
) -> Need:
    """Record that the State agreed to a need, on the day and in the letter it says.

    `told` are the channel, `agreed_through`, and who spoke for the State, `agreed_by`.
    """
    require_holder(by, need, *WRITERS)
    if need.agreed_on:
        raise ValidationError(_("The State’s agreement is already recorded."))
    if letter is not None:
        agreed_in = agreed_in or letter.their_number or letter.ref
        tie(letter, need, LetterTie.Role.AGREEMENT, by=by)
    if not agreed_in.strip():
        raise ValidationError(_("Name the note or letter in which the State agreed."))
    _require_past(agreed_on, since=need.proposed_on)
    return save_record(
        need,
        by=by,
        event="agreed",
        agreed_on=agreed_on,
        agreed_in=agreed_in.strip(),
        **told,
    )


@transaction.atomic
def record_met(need, *, by, met_on: date, met_by: str) -> Need:
    """Record that a need was met: none is without the State's word (16 b)."""
    require_holder(by, need, *WRITERS)
    require_assessors(by)
    if need.agreed_on is None:
        raise ValidationError(_("The State has not agreed to this need."))
    if need.met_on:
        raise ValidationError(_("It is recorded as met already."))
    require_past(met_on)
    if met_on < need.agreed_on:
        raise ValidationError(_("It cannot be met before the State agreed to it."))
    return save_record(need, by=by, event="met", met_on=met_on, met_by=met_by.strip())


def _add(model, assessment, *, by, **fields):
    require_holder(by, assessment, *WRITERS)
    return open_record(
        model,
        by=by,
        holder=assessment.holder,
        state=assessment.marking.state,
        assessment=assessment,
        releases=releases_for_addition(assessment, by=by),
        requests=requests_for_addition(assessment, model.kind, by=by),
        **fields,
    )


def _require_past(day, *, since):
    require_past(day)
    if day < since:
        raise ValidationError(_("The State cannot agree before the need is proposed."))
