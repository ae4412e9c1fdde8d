"""Copies that hold an office's records, and closing them to readers who lost these.

A copy holds the text of records that may be other offices': whose record it is learns
of the copy and may close it, and reads nothing else of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from ctportal.confidentiality.models import Marking
from ctportal.ledger.actions import note
from ctportal.people.models import Entity, Person

from .readers import audiences_open_to_all, people_of


@dataclass(frozen=True)
class Holding:
    """A copy of a pack, as far as it holds certain records."""

    copy_id: int
    ref: str
    number: int
    entity_id: int | None
    person_id: int | None
    classification: int
    made_at: datetime
    closed_at: datetime | None
    refs: list[str]
    audiences: list[int]

    @property
    def reader(self) -> Entity | Person:
        """Whom the copy was made for."""
        if self.person_id:
            return Person.objects.get(pk=self.person_id)
        return Entity.objects.get(pk=self.entity_id)

    def is_lost(self) -> bool:
        """Whether its readers may no longer read all of these records."""
        people = people_of(self.reader, self.classification)
        return not audiences_open_to_all(people).issuperset(self.audiences)


def holdings_of(markings: Iterable) -> list[Holding]:
    """The copies that hold any of these records of one's own office."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM copies_with(%s)", [[m.pk for m in markings]])
        return [Holding(*row) for row in cursor.fetchall()]


def close_copies(markings: Iterable, *, by):
    """Close every copy that holds one of these records for somebody who lost it."""
    markings = list(markings)
    lost = [
        holding.copy_id
        for holding in holdings_of(markings)
        if holding.closed_at is None and holding.is_lost()
    ]
    for copy_id in _close(markings, lost):
        note("copy-closed", by=by, of=Marking(pk=copy_id))


def _close(markings, copies) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT copy_id FROM close_copies_with(%s, %s)",
            [[marking.pk for marking in markings], copies],
        )
        return [copy_id for (copy_id,) in cursor.fetchall()]
