"""What happened in a State and what is planned, drawn on one axis of time.

The drawing is made here, as shapes with their places; the template prints them.  In
languages written from the right, time runs from the right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format

from .axis import Axis, Tick

WIDTH, GUTTER, MARGIN = 848, 92, 8
AXIS, ROW, PADDING = 24, 22, 6
# Days shown before and after today: at least, and at most.
BEFORE, MOST_BEFORE = timedelta(365), timedelta(1100)
AFTER, MOST_AFTER = timedelta(150), timedelta(400)
# A label stands in a bar this wide; past this share of the axis, before its bar.
ROOMY, TURNS_AT = 240, 0.6


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
        first, last = (date_format(d) for d in (self.begins_on, self.ends_on))
        return first if first == last else f"{first} – {last}"


# What each kind of span is filled and lined with, by the names of the house's colours.
COLOURS = {
    "done": ("--ink", "--ink"),
    "to-come": ("--paper", "--ink"),
    "underway": ("--blue-tint", "--blue"),
    "due": ("--due", "--due"),
    "settled": ("--settled", "--settled"),
    "closed": ("--settled-tint", "--settled"),
    "kept": ("--restricted-tint", "--restricted"),
    "given-up": ("--paper", "--ink-3"),
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
class Pin:
    """A day among many, without a label: above the line what went, below what came."""

    span: Span
    x: float
    y: float

    @property
    def is_sent(self) -> bool:
        return self.span.kind == "sent"


@dataclass(frozen=True)
class Lane:
    """Spans of one sort: each on a line of its own, or as pins on one line."""

    label: str
    spans: list[Span]
    bars: list[Bar] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)
    top: float = 0
    label_x: float = 0
    label_y: float = 0


class Timeline:
    """The lanes of one State with their places on the axis."""

    width = WIDTH

    def __init__(self, lanes: Iterable[tuple[str, list[Span]]], pinned=("", ())):
        lanes = [(label, spans) for label, spans in lanes if spans]
        self.today = timezone.localdate()
        self.axis = Axis(*_reach(lanes, self.today), WIDTH, GUTTER, MARGIN)
        self.lanes, self.height = [], AXIS
        for label, spans in lanes:
            self._add(label, spans)
        if pinned[1]:
            self._pin(*pinned)

    def _add(self, label, spans):
        top = self.height
        bars = [
            self._bar(span, top + PADDING + ROW * place)
            for place, span in enumerate(spans)
        ]
        start = self.axis.from_start(0)
        self.lanes.append(Lane(label, spans, bars, [], top, start, top + PADDING + 15))
        self.height = top + 2 * PADDING + ROW * len(spans)

    def _pin(self, label, spans):
        top, start = self.height, self.axis.from_start(0)
        pins = [
            Pin(span, self.axis.from_start(self.axis.along(span.begins_on)), top + 22)
            for span in spans
            if self.axis.shows(span.begins_on, span.ends_on)
        ]
        self.lanes.append(Lane(label, spans, [], pins, top, start, top + 26))
        self.height = top + 2 * ROW

    def _bar(self, span, y):
        x, width = self.axis.stretch(span.begins_on, span.ends_on, at_least=6)
        label, anchor = _label(self.axis.along(span.begins_on), width)
        label_x = self.axis.from_start(label)
        return Bar(span=span, x=x, y=y, width=width, label_x=label_x, anchor=anchor)

    @property
    def now_x(self) -> float:
        return self.axis.now_x

    @property
    def ticks(self) -> list[Tick]:
        return self.axis.ticks()


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
