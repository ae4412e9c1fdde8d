"""Deliveries that hold an office's records, and what becomes of those that wait.

A delivery is made when it leaves and would hold less by then.  It is closed all the
same and the mail begins anew, so that the outbox never says it holds what it may not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from ctportal.confidentiality import keys
from ctportal.confidentiality.models import Marking
from ctportal.ledger.actions import note
from ctportal.people.models import Person


@dataclass(frozen=True)
class Sent:
    """A delivery that left with certain records in it."""

    edition: str
    number: int
    entity_id: int
    recipient: str
    sent_at: datetime
    refs: list[str]


@dataclass(frozen=True)
class WaitingDelivery:
    """A delivery that waits with certain records in it."""

    delivery_id: int
    edition_id: int
    recipient_id: int
    refs: list[str]
    audiences: list[int]

    def is_lost(self) -> bool:
        """Whether its recipient may no longer read all of these records."""
        recipient = Person.objects.get(pk=self.recipient_id)
        return not keys.audiences_open_to(recipient).issuperset(self.audiences)


def sent_with(markings: Iterable) -> list[Sent]:
    """The deliveries sent with any of these records of one's own office."""
    return [Sent(*row) for row in _asked("sent_deliveries_with", markings)]


def waiting_with(markings: Iterable) -> list[WaitingDelivery]:
    """The deliveries that wait with any of these records of one's own office."""
    rows = _asked("waiting_deliveries_with", markings)
    return [WaitingDelivery(*row) for row in rows]


def close_waiting(markings: Iterable, *, by):
    """Close each waiting delivery that holds what its recipient lost; begin it anew."""
    markings = list(markings)
    for waiting in waiting_with(markings):
        if waiting.is_lost():
            _replace(waiting, markings)
            note("delivery-closed", by=by, of=Marking(pk=waiting.edition_id))


def _replace(waiting, markings):
    taken_out = [marking.pk for marking in markings]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT replace_delivery(%s, %s)", [taken_out, waiting.delivery_id]
        )


def _asked(function, markings) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}(%s)", [[m.pk for m in markings]])  # noqa: S608
        return cursor.fetchall()
