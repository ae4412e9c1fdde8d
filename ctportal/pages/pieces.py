"""The shapes that pieces of a page take: a tab, a step on a rail, a clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Tab:
    """One part of a page; `count` is what its rows are for this reader."""

    label: str | Promise
    href: str
    count: int | str | None = None
    is_current: bool = False


@dataclass(frozen=True)
class Step:
    """One status of a life cycle: done, current or to-come."""

    number: int
    label: str | Promise
    state: str


def rail(statuses: Iterable[tuple[str, str]], current: str) -> list[Step]:
    """The life cycle from its choices, seen from the status it has reached."""
    statuses = list(statuses)
    reached = [value for value, label in statuses].index(current)
    return [
        Step(place + 1, label, _state(place, reached))
        for place, (value, label) in enumerate(statuses)
    ]


def _state(place, reached):
    if place == reached:
        return "current"
    return "done" if place < reached else "to-come"


@dataclass(frozen=True)
class Clock:
    """The days that run from one day to another, the last one included."""

    begins_on: date
    ends_on: date

    @property
    def days(self) -> int:
        return (self.ends_on - self.begins_on).days

    @property
    def day(self) -> int:
        """How many days have gone; more than there are when it is late."""
        return max(0, (timezone.localdate() - self.begins_on).days)

    @property
    def left(self) -> int:
        return self.days - self.day

    @property
    def is_late(self) -> bool:
        return self.left < 0

    @property
    def share(self) -> int:
        """How much has gone, in hundredths."""
        return min(100, round(100 * self.day / max(1, self.days)))

    @property
    def day_in_words(self) -> str:
        return _("%(day)s of %(days)s days") % {"day": self.day, "days": self.days}

    @property
    def left_in_words(self) -> str:
        if self.is_late:
            late = -self.left
            return ngettext("%(late)s day late", "%(late)s days late", late) % {
                "late": late
            }
        return ngettext("%(left)s day left", "%(left)s days left", self.left) % {
            "left": self.left
        }
