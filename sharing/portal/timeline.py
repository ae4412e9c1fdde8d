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
# Days shown before and after today: at least, and at most.
BEFORE, MOST_BEFORE = timedelta(365), timedelta(1100)
AFTER, MOST_AFTER = timedelta(150), timedelta(400)
# A label stands in a bar this wide; past this share of the axis, before its bar.
ROOMY, TURNS_AT = 240, 0.6
# Ticks nearer than this to today's make room for it.
NEAR = 44


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


# What each kind of span is filled and lined with, by the names of the house's colours.
COLOURS = {
    "done": ("--ink", "--ink"),
    "to-come": ("--paper", "--ink"),
    "underway": ("--blue-tint", "--blue"),
    "due": ("--due", "--due"),
    "settled": ("--settled", "--settled"),
    "closed": ("--settled-tint", "--settled"),
}


@dataclass(frozen=True)
class Bar:
    """A span where it stands, its label in it or beside it."""

    span: Span
    x: float
    y: float
    width: float
    label_x: float
    anchor: str

    @property
    def fill(self) -> str:
        return COLOURS[self.span.kind][0]

    @property
    def line(self) -> str:
        return COLOURS[self.span.kind][1]

    @property
    def halo(self) -> str:
        """The ground behind the label, so that no line runs through it."""
        return self.fill if self.width > ROOMY else "--paper"


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
        begins = self._along(span.begins_on)
        width = max(self._along(span.ends_on) - begins, 6)
        label, anchor = _label(begins, width)
        start = self._from_start(begins)
        return Bar(
            span=span,
            x=start - width if get_language_bidi() else start,
            y=y,
            width=width,
            label_x=self._from_start(label),
            anchor=anchor,
        )

    def _along(self, day) -> float:
        """How far from the start of the line a day stands, within the axis."""
        day = min(max(day, self.first), self.last)
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
        ticks = [self._tick(day) for day in quarters if self.first < day < self.last]
        return [tick for tick in ticks if abs(tick.x - self.now_x) > NEAR]

    def _tick(self, day):
        is_year = day.month == 1
        label = date_format(day, "Y" if is_year else "M")
        return Tick(self._from_start(self._along(day)), label, is_year)


def _label(begins, width) -> tuple[float, str]:
    """Where the label of a bar begins, or ends."""
    if width > ROOMY:
        return begins + 6, "start"
    if begins > GUTTER + TURNS_AT * (WIDTH - GUTTER):
        return begins - 6, "end"
    return begins + width + 6, "start"


def _reach(lanes, today):
    """The first and last day of the axis."""
    spans = [span for label, spans in lanes for span in spans]
    earliest = min([span.begins_on for span in spans] + [today - BEFORE])
    latest = max([span.ends_on for span in spans] + [today + AFTER])
    return max(earliest, today - MOST_BEFORE), min(latest, today + MOST_AFTER)
