"""Putting records under a confidentiality request."""

from django.db import transaction

from ctportal.ledger.actions import note

from .. import closing, policy
from ..models import RequestScope
from .markings import remark


@transaction.atomic
def cover(records, *, request, by):
    """Put records under a confidentiality request: it takes effect at once.

    Copies that hold them for somebody who loses them are closed.
    """
    for record in records:
        policy.require_holder(by, record, *policy.KEEPERS)
    closing.taking_out_of_sight()
    RequestScope.objects.bulk_create(
        [RequestScope(request=request, record=record.marking) for record in records],
        ignore_conflicts=True,
    )
    markings = [record.marking for record in records]
    remark(markings, by=by)
    closing.close_copies(markings, by=by)
    note("confidentiality-request-extended", by=by, of=request.marking)
