"""The visits that somebody may read and that go on, each on one axis of time."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format

from ctportal.pages.marks import Status
from visits import clocks, statuses
from visits.models import Visit

from .axis import MONTHS, Axis, Tick

WIDTH, HEIGHT = 460, 20
BEFORE, AFTER = timedelta(75), timedelta(135)
# A visit of a day or two is still to be seen.
LEAST = 5
SHOWN = 8


@dataclass(frozen=True)
class Stretch:
    """Days on the axis: of the visit, of the State's answer, of its last word."""

    kind: str
    x: float
    width: float

    @property
    def ends_x(self) -> float:
        return self.x + self.width


@dataclass(frozen=True)
class VisitLine:
    """One visit: in words, and where its days stand."""

    record: Visit
    days: str
    status: Status
    answer: Status
    stretches: list[Stretch]


class VisitDays:
    """The visits of a page that begins or ends around today."""

    width, height = WIDTH, HEIGHT

    def __init__(self, person):
        self.today = timezone.localdate()
        first, last = self.today - BEFORE, self.today + AFTER
        self.axis = Axis(first, last, WIDTH, margin=LEAST)
        self.readable = Visit.objects.readable_by(person).unsealed_for(person)

    @cached_property
    def lines(self) -> list[VisitLine]:
        open_visits = self.readable.under_way().for_table()
        latest = open_visits.order_by("-begins_on", "-ref")[:SHOWN]
        return [self._line(visit) for visit in reversed(latest)]

    @property
    def ticks(self) -> list[Tick]:
        return self.axis.ticks(MONTHS)

    @property
    def now_x(self) -> float:
        return self.axis.now_x

    def _line(self, visit):
        return VisitLine(
            record=visit,
            days=in_days(visit.begins_on, visit.ends_on),
            status=statuses.of_visit(visit),
            answer=statuses.of_answer(visit),
            stretches=list(self._stretches(visit)),
        )

    def _stretches(self, visit):
        steps = clocks.steps_taken(visit)
        if steps:
            yield from self._drawn("steps", steps.begins_on, steps.ends_on)
        answer = clocks.answer(visit)
        if answer:
            gone = min(max(self.today, answer.begins_on), answer.ends_on)
            yield from self._drawn("answer-left", gone, answer.ends_on)
            yield from self._drawn("answer-gone", answer.begins_on, gone)
        kind = "to-come" if visit.begins_on > self.today else "visit"
        yield from self._drawn(kind, visit.begins_on, visit.ends_on, LEAST)

    def _drawn(self, kind, begins_on, ends_on, at_least=0):
        if self.axis.shows(begins_on, ends_on):
            yield Stretch(kind, *self.axis.stretch(begins_on, ends_on, at_least))


def in_days(begins_on: date, ends_on: date) -> str:
    """The first and the last day in words."""
    first = date_format(begins_on, "MONTH_DAY_FORMAT")
    return f"{first} – {date_format(ends_on)}"
