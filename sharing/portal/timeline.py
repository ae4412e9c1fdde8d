"""What happened in a State and what is planned, drawn on one axis of time.

The drawing is made here, as shapes with their places; the template prints them.  In
languages written from the right, time runs from the right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_bidi

WIDTH, GUTTER, MARGIN = 848, 76, 8
AXIS, ROW, PADDING = 24, 22, 6
# Days shown before and after today, whatever there is; and at most.
BEFORE, AFTER, FURTHEST = 365, 150, 1100
# Labels past this share of the width stand before what they name.
TURNS_AT = 0.6


@dataclass(frozen=True)
class Span:
    """Something with days: done, under way, to come, or with the State."""

    label: str
    begins_on: date
    ends_on: date
    kind: str
    href: str = ""
    note: str = ""

    @property
    def days(self) -> str:
        first, last = (date_format(d, "j M Y") for d in (self.begins_on, self.ends_on))
        return first if first == last else f"{first} – {last}"


@dataclass(frozen=True)
class Bar:
    """A span where it stands, its label beside it."""

    span: Span
    x: float
    y: float
    width: float
    label_x: float
    anchor: str


@dataclass(frozen=True)
class Lane:
    """Spans of one sort, each on a line of its own."""

    label: str
    spans: list[Span]
    bars: list[Bar] = field(default_factory=list)
    top: float = 0
    label_x: float = 0
    label_y: float = 0


@dataclass(frozen=True)
class Tick:
    """A quarter on the axis; its year, or its month."""

    x: float
    label: str
    is_year: bool


class Timeline:
    """The lanes of one State with their places on the axis."""

    width = WIDTH

    def __init__(self, lanes: Iterable[tuple[str, list[Span]]]):
        lanes = [(label, spans) for label, spans in lanes if spans]
        self.today = timezone.localdate()
        self.first, self.last = _reach(lanes, self.today)
        self.lanes, self.height = [], AXIS
        for label, spans in lanes:
            self._add(label, spans)

    def _add(self, label, spans):
        top = self.height
        bars = [
            self._bar(span, top + PADDING + ROW * place)
            for place, span in enumerate(spans)
        ]
        start = self._from_start(0)
        self.lanes.append(Lane(label, spans, bars, top, start, top + PADDING + 15))
        self.height = top + 2 * PADDING + ROW * len(spans)

    def _bar(self, span, y):
        begins = self._along(max(span.begins_on, self.first))
        ends = max(self._along(min(span.ends_on, self.last)), begins + 6)
        turns = begins > GUTTER + TURNS_AT * (WIDTH - GUTTER)
        label = begins - 6 if turns else ends + 6
        near_edge = self._from_start(begins)
        return Bar(
            span=span,
            x=near_edge - (ends - begins) if get_language_bidi() else near_edge,
            y=y,
            width=round(ends - begins, 1),
            label_x=self._from_start(label),
            anchor="end" if turns else "start",
        )

    def _along(self, day) -> float:
        """How far from the start of the line a day stands."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(GUTTER + share * (WIDTH - GUTTER - MARGIN), 1)

    def _from_start(self, distance) -> float:
        return WIDTH - distance if get_language_bidi() else distance

    @property
    def now_x(self) -> float:
        return self._from_start(self._along(self.today))

    @property
    def gutter(self) -> float:
        return self._from_start(GUTTER)

    @property
    def ticks(self) -> list[Tick]:
        quarters = (
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in (1, 4, 7, 10)
        )
        return [self._tick(day) for day in quarters if self.first < day < self.last]

    def _tick(self, day):
        is_year = day.month == 1
        label = date_format(day, "Y" if is_year else "M")
        return Tick(self._from_start(self._along(day)), label, is_year)


def _reach(lanes, today):
    """The first and last day of the axis."""
    spans = [span for label, spans in lanes for span in spans]
    earliest = min([span.begins_on for span in spans] + [today - timedelta(BEFORE)])
    latest = max([span.ends_on for span in spans] + [today + timedelta(AFTER)])
    furthest = timedelta(FURTHEST)
    return max(earliest, today - furthest), min(latest, today + furthest)
