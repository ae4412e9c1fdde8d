"""Putting records under a confidentiality request."""

from django.db import transaction

from ctportal.ledger.actions import note

from .. import policy
from ..models import RequestScope
from .markings import remark


@transaction.atomic
def cover(records, *, request, by):
    """Put records under a confidentiality request: it takes effect at once."""
    for record in records:
        policy.require_holder(by, record, *policy.KEEPERS)
    RequestScope.objects.bulk_create(
        [RequestScope(request=request, record=record.marking) for record in records],
        ignore_conflicts=True,
    )
    remark([record.marking for record in records], by=by)
    note("confidentiality-request-extended", by=by, of=request.marking)
