"""Days laid out along a line, for drawings that share one axis of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_bidi

QUARTERS, MONTHS = (1, 4, 7, 10), tuple(range(1, 13))
# Ticks nearer than this to today's make room for it.
NEAR = 44


@dataclass(frozen=True)
class Tick:
    """Where a quarter or a month begins on the axis; its year, or its name."""

    x: float
    label: str
    is_year: bool


@dataclass(frozen=True)
class Axis:
    """A line of days; it runs from the right where the language does.

    The days stand between `gutter` and `margin`, which are kept free at its two ends.
    """

    first: date
    last: date
    width: float
    gutter: float = 0
    margin: float = 0

    def along(self, day) -> float:
        """How far from the start of the line a day stands, within the axis."""
        day = min(max(day, self.first), self.last)
        share = (day - self.first).days / (self.last - self.first).days
        return round(self.gutter + share * (self.width - self.gutter - self.margin), 1)

    def from_start(self, distance) -> float:
        """Where on the drawing something this far from the start is."""
        return round(self.width - distance if get_language_bidi() else distance, 1)

    def stretch(self, begins_on, ends_on, at_least=0) -> tuple[float, float]:
        """The left end of these days on the drawing, and how long they are."""
        begins = self.along(begins_on)
        length = max(self.along(ends_on) - begins, at_least)
        left = self.from_start(begins)
        return round(left - length if get_language_bidi() else left, 1), length

    def shows(self, begins_on, ends_on) -> bool:
        """Whether any of these days is on the axis."""
        return begins_on <= self.last and ends_on >= self.first

    @property
    def now_x(self) -> float:
        return self.from_start(self.along(timezone.localdate()))

    def ticks(self, months: Iterable[int] = QUARTERS) -> list[Tick]:
        begun = (
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in months
        )
        ticks = [self._tick(day) for day in begun if self.first < day < self.last]
        return [tick for tick in ticks if abs(tick.x - self.now_x) > NEAR]

    def _tick(self, day):
        is_year = day.month == 1
        label = date_format(day, "Y" if is_year else "MONTH_FORMAT")
        return Tick(self.from_start(self.along(day)), label, is_year)
