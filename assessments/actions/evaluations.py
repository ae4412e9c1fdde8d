"""Entering what others found of a State: facts, each with its source and its day."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import UNCLASSIFIED, open_record
from ctportal.confidentiality.policy import require_holder, require_role
from ctportal.ledger.actions import note

from ..evaluations import schemes
from ..models import ExternalEvaluation, NeedEvidence, Rating
from .permission import WRITERS
from .progress import require_past


@transaction.atomic
def enter_evaluation(
    *, by, state, classification=UNCLASSIFIED, **fields
) -> ExternalEvaluation:
    """Enter a report by another body; one's own office reads it until it is shared."""
    require_role(by, *WRITERS)
    require_past(fields["as_of"])
    return open_record(
        ExternalEvaluation, by=by, state=state, classification=classification, **fields
    )


@transaction.atomic
def rate(evaluation, *, by, ratings: dict, given_on: date, given_in="") -> None:
    """Enter what the body gave on a day, item by item; said again, it is put right."""
    require_holder(by, evaluation, *WRITERS)
    require_past(given_on)
    if given_on < evaluation.as_of:
        raise ValidationError(
            {"given_on": _("This day is before the evaluation’s own.")}
        )
    _require_known(evaluation, ratings)
    for item, rating in ratings.items():
        Rating.objects.update_or_create(
            evaluation=evaluation,
            item=item,
            given_on=given_on,
            defaults={"rating": rating, "given_in": given_in},
        )
    note("external-evaluation-rated", by=by, of=evaluation.marking)


@transaction.atomic
def name_as_evidence(evaluation, need, *, by, item="") -> NeedEvidence:
    """Say that an evaluation of the same State shows a need."""
    require_holder(by, need, *WRITERS)
    if evaluation.marking.state_id != need.marking.state_id:
        raise ValidationError(_("Choose a need of the same State."))
    if item and item not in schemes.items_of(evaluation):
        raise ValidationError({"item": _("This evaluation has no such item.")})
    said, _is_new = NeedEvidence.objects.update_or_create(
        need=need, evaluation=evaluation, defaults={"item": item}
    )
    note("need-shown", by=by, of=need.marking)
    return said


@transaction.atomic
def take_evidence_back(evaluation, need, *, by):
    require_holder(by, need, *WRITERS)
    if NeedEvidence.objects.filter(need=need, evaluation=evaluation).delete()[0]:
        note("need-no-longer-shown", by=by, of=need.marking)


def _require_known(evaluation, ratings):
    marks = schemes.items_of(evaluation)
    if not ratings:
        raise ValidationError(_("Enter at least one rating."))
    for item, rating in ratings.items():
        if item not in marks or rating not in marks[item].values:
            told = {"item": item, "rating": rating}
            raise ValidationError(_("%(item)s is not rated “%(rating)s”.") % told)
