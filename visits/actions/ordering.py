"""The order of a notebook's lines."""

from django.db import transaction

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.ledger.actions import note

from .. import results
from ..delegations import require_writer
from ..models import VisitResult
from .locking import lock


@transaction.atomic
def move_line(visit, line, *, by, after=None):
    """Put a line right after another, or before all others.

    Only the places of lines this person may read are given out anew, among themselves:
    a line that is hidden keeps its own, and no place tells of it.  What two people move
    at once is moved one after the other; past a line that has gone meanwhile, nothing.
    """
    require_writer(by, visit)
    lock(visit)
    ids = [found.pk for found in results.lines_of(visit, by)]
    if line.pk not in ids or (after and after.pk not in {*ids} - {line.pk}):
        raise ChangedMeanwhile(visit.ref)
    ids.remove(line.pk)
    at = ids.index(after.pk) + 1 if after else 0
    _place(visit, [*ids[:at], line.pk, *ids[at:]])
    note("visit-lines-moved", by=by, of=visit.marking)


@transaction.atomic
def arrange_lines(visit, lines, *, by):
    """Give these lines the places that they have among themselves in this order."""
    require_writer(by, visit)
    lock(visit)
    known = {found.pk for found in results.lines_of(visit, by)}
    _place(visit, [line.pk for line in lines if line.pk in known])
    note("visit-lines-moved", by=by, of=visit.marking)


def _place(visit, ids):
    """Give these lines the places they have now, in another order."""
    rows = VisitResult.objects.filter(visit=visit, record__in=ids)
    by_id = {row.record_id: row for row in rows}
    changed, last = [], -1
    for pk, place in zip(ids, sorted(r.position for r in rows), strict=True):
        # Two lines may have had one place; from now on each has its own.
        last = max(place, last + 1)
        if by_id[pk].position != last:
            by_id[pk].position = last
            changed.append(by_id[pk])
    VisitResult.objects.bulk_update(changed, ["position"])
