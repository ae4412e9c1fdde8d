"""Statuses that a release may wait for: "until adoption", "from its transmission".

Each app says which statuses are still ahead of its records, and tells when one is
reached, in the transaction of the step: what lasts until then ends, what waits begins.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.functional import Promise

from ctportal.ledger.actions import note

from . import closing
from .actions.markings import remark
from .models import Marking, Record


@dataclass(frozen=True)
class Milestone:
    """A status that a record has not reached: its own, or of what it stands in."""

    awaited: Record
    status: str
    label: str | Promise

    @property
    def code(self) -> str:
        return f"{self.awaited.ref}:{self.status}"


# By kind: asked with the record and the person who releases it.
registered: dict[str, Callable[..., Iterable[Milestone]]] = {}


def ahead_of(record: Record, person) -> dict[str, Milestone]:
    """What a release of this record may wait for, in the order of its life."""
    find = registered.get(record.kind)
    return {found.code: found for found in (find(record, person) if find else ())}


@transaction.atomic
def reached(record: Record, statuses: Iterable[str], *, by):
    """A record came to these statuses: every one it passed, not the last alone."""
    with connection.cursor() as cursor:
        said = [record.pk, list(map(str, statuses))]
        cursor.execute("SELECT status_reached(%s, %s::text[])", said)
        changed = [Marking(pk=pk) for (pk,) in cursor.fetchall()]
    if not changed:
        return
    remark(changed, by=by)
    closing.close_copies(changed, by=by)
    for marking in changed:
        note("release-followed-status", by=by, of=marking)
