"""Keeping what other bodies recommend."""

from django.db import transaction

from ctportal.confidentiality.actions import UNCLASSIFIED, open_record, save_record
from ctportal.confidentiality.policy import KEEPERS, require_holder, require_role

from ..models import BodyRecommendation


@transaction.atomic
def enter(
    *, by, state=None, classification=UNCLASSIFIED, **fields
) -> BodyRecommendation:
    """Write down what another body recommends, to one State or to no one State."""
    require_role(by, *KEEPERS)
    return open_record(
        BodyRecommendation, by=by, state=state, classification=classification, **fields
    )


@transaction.atomic
def change(record, *, by, **fields):
    require_holder(by, record, *KEEPERS)
    return save_record(record, by=by, **fields)
