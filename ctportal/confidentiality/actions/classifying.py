"""Giving records another classification, with a reason."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import closing, policy
from ..audiences import STRICTLY
from ..models import AudienceKey, Marking, Reclassification, Release
from .markings import remark


@transaction.atomic
def reclassify(record, *, by, classification, reason, functions=(), **beside):
    """Give a record another classification; the former one and the reason are kept.

    Whoever keeps records may raise it, a confidentiality officer or head lower it.
    Strictly confidential is for the `functions` named, and those that were.  `beside`
    it may stand `handling` and `review_on`.
    """
    policy.require_holder(by, record, *policy.KEEPERS)
    closing.taking_out_of_sight()
    markings = Marking.objects.readable_by(by).select_for_update(of=["self"])
    marking = markings.get(pk=record.pk)
    _require_right(marking, by, classification)
    Reclassification.objects.create(
        marking=marking,
        former=marking.classified_as,
        given=classification,
        former_handling=marking.handling,
        reason=reason,
        by=by,
    )
    _name(marking, functions, by)
    Marking.objects.filter(pk=marking.pk).update(classified_as=classification, **beside)
    remark([record.marking], by=by)
    require_names(record.marking)
    closing.close_copies([record.marking], by=by)
    note("reclassified", by=by, of=record.marking)


def _require_right(marking, by, classification):
    if classification < marking.classified_as and by.role not in policy.CLASSIFIERS:
        raise PermissionDenied(
            _("A confidentiality officer or the head of office lowers it.")
        )
    if classification < marking.classified_as:
        policy.require_clearance(by, marking.classified_as)


def _name(marking, functions, by):
    """The functions that read it, whatever else its classification takes away."""
    for function in functions:
        why = policy.second_person_needed(marking, function)
        if why:
            raise ValidationError({"functions": why})
    Release.objects.bulk_create(
        Release(marking=marking, function=function, released_by=by)
        for function in functions
    )


def require_names(marking):
    """The list of a strictly confidential record is never empty (ST/SGB/2007/6)."""
    keys = AudienceKey.objects.filter(audience=marking.audience_id)
    if marking.classification == STRICTLY and not keys.exists():
        raise ValidationError({"functions": _("Name at least one function.")})
