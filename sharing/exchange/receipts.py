"""Who was sent an edition, and when their office first opened it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from .models import Delivery

MOST = 10_000


@dataclass(frozen=True)
class Receipt:
    """One delivery, and the first time its office opened the edition in the portal."""

    delivery: Delivery
    opened_at: datetime | None


def of(edition, *, by) -> list[Receipt]:
    """The receipts of an edition; nothing for other offices' people."""
    deliveries = Delivery.objects.readable_by(by).filter(edition=edition)
    opened = _first_openings(edition)
    return [
        Receipt(delivery, opened.get(delivery.entity_id))
        for delivery in deliveries.select_related("entity")
    ]


def _first_openings(edition) -> dict[int, datetime]:
    """By office, as the record of access has it; what was mailed is not yet opened."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entity_id, min(at) FROM disclosures_of(%s, %s)"
            " WHERE channel <> 'mail' GROUP BY entity_id",
            [edition.pk, MOST],
        )
        return dict(cursor.fetchall())
