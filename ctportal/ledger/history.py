"""Reading the ledger, as far as the asker may."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection


@dataclass(frozen=True)
class Happening:
    """Something that was done to a record."""

    at: datetime
    kind: str
    name: str


def history_of(record, most=20) -> list[Happening]:
    """What was done to a record, newest first; empty for other offices' people."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM events_of(%s, %s)", [record.pk, most])
        return [Happening(*row) for row in cursor.fetchall()]
