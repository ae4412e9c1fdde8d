"""What has days: visits, notices, deadlines, meetings, as calendars show them.

An app registers a source for each sort of thing.  A source is asked with a person and
two days, and answers with what that person may read and what falls between them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise

from .marks import Status


class Certainty(StrEnum):
    """How sure it is that it takes place, as calendars say it (RFC 5545, 3.8.1.11)."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Occasion:
    """Something with a first and a last day; `part` tells several of one record apart.

    The record is readable by who asked: it says how the occasion is to be handled.
    """

    record: object
    title: str
    begins_on: date
    ends_on: date
    kind: str | Promise
    href: str
    status: Status | None = None
    part: str = ""
    certainty: Certainty = Certainty.CONFIRMED

    @property
    def name(self) -> str:
        """What it is known by wherever it is read: no row's number."""
        return f"{self.record.ref}-{self.part}" if self.part else self.record.ref


@dataclass(frozen=True)
class Source:
    """One sort of occasion; its code stands in addresses."""

    code: str
    label: str | Promise
    between: Callable[[object, date, date], Iterable[Occasion]]


registered: list[Source] = []


def between(person, first: date, last: date, codes=()) -> list[Occasion]:
    """What this person may read of these days, of these sorts or of all of them."""
    asked = [s for s in registered if not codes or s.code in codes]
    found = [one for source in asked for one in source.between(person, first, last)]
    return sorted(found, key=lambda one: (one.begins_on, one.ends_on, one.name))
