"""Giving records another classification."""

from django.db import transaction

from ctportal.ledger.actions import note

from .. import policy
from ..models import Marking
from .markings import remark


@transaction.atomic
def reclassify(record, *, by, classification):
    """Give a record another classification."""
    policy.require_holder(by, record, *policy.KEEPERS)
    Marking.objects.filter(pk=record.pk).update(classified_as=classification)
    remark([record.marking], by=by)
    note("reclassified", by=by, of=record.marking)
