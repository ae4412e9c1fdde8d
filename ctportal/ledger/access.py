"""Record of access: who was shown a record, as the originating office may ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection


@dataclass(frozen=True)
class ShownTo:
    """One person outside the originating office, and which of its records they saw."""

    person_id: int
    name: str
    entity_id: int | None
    refs: list[str]
    channels: list[str]
    first_at: datetime
    last_at: datetime
    times: int


def shown_to(markings: Iterable) -> list[ShownTo]:
    """Who outside the originating office was already shown any of these markings.

    One line for each person and the office they acted for then, by office and name.
    Of other offices' markings nothing is told.
    """
    asked = [marking.pk for marking in markings]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM shown_to(%s)", [asked])
        return [ShownTo(*row) for row in cursor.fetchall()]
