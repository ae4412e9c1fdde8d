"""Months as the calendar draws them: weeks of days, each with what falls on it."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format, get_format

from ctportal.pages.occasions import Occasion

# Months of the list, from the one asked for.
LISTED = 12
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Mark:
    """An occasion on one of its days: named where it begins or a week does."""

    occasion: Occasion
    is_named: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Cell:
    """One day of a month's page; the days beside the month are quieter."""

    day: date
    marks: list[Mark]
    is_within: bool
    is_today: bool


@dataclass(frozen=True)
class Month:
    """One month, by its first day."""

    first: date

    @classmethod
    def asked_for(cls, said: str) -> "Month":
        """The month an address names as 2026-05; today's where it names none."""
        try:
            first = date.fromisoformat(f"{said}-01")
        except ValueError:
            first = timezone.localdate().replace(day=1)
        return cls(first.replace(year=min(max(first.year, FIRST_YEAR), LAST_YEAR)))

    @property
    def code(self) -> str:
        return self.first.strftime("%Y-%m")

    @property
    def label(self) -> str:
        return date_format(self.first, "YEAR_MONTH_FORMAT")

    def moved(self, months: int) -> "Month":
        years, month = divmod(self.first.month - 1 + months, 12)
        return Month(date(self.first.year + years, month + 1, 1))

    @cached_property
    def weeks(self) -> list[list[date]]:
        """Its weeks, begun on the day the reader's language begins them."""
        begins = (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7
        return Calendar(begins).monthdatescalendar(self.first.year, self.first.month)

    @property
    def begins_on(self) -> date:
        return self.weeks[0][0]

    @property
    def ends_on(self) -> date:
        return self.weeks[-1][-1]


class Page:
    """A month with its occasions."""

    def __init__(self, month: Month, occasions: list[Occasion]):
        self.month, self.occasions = month, occasions
        self.today = timezone.localdate()

    @property
    def weekdays(self) -> list[date]:
        return self.month.weeks[0]

    @property
    def weeks(self) -> list[list[Cell]]:
        return [[self._cell(day, week[0]) for day in week] for week in self.month.weeks]

    def _cell(self, day, week_begins):
        on_day = [one for one in self.occasions if one.begins_on <= day <= one.ends_on]
        marks = [
            Mark(
                occasion=one,
                is_named=day in (one.begins_on, week_begins),
                is_first=day == one.begins_on,
                is_last=day == one.ends_on,
            )
            for one in on_day
        ]
        is_within = day.month == self.month.first.month
        return Cell(day, marks, is_within, day == self.today)


def in_months(occasions: list[Occasion], month: Month) -> list[tuple[Month, list]]:
    """The occasions of a year from a month on, month by month; none for empty ones."""
    months = [month.moved(further) for further in range(LISTED)]
    sorted_in = [
        (one, [found for found in occasions if _begins_in(found, one, month)])
        for one in months
    ]
    return [(one, found) for one, found in sorted_in if found]


def _begins_in(occasion, month, first_month) -> bool:
    """What goes on already stands under the first month."""
    begins = max(occasion.begins_on, first_month.first)
    return begins.replace(day=1) == month.first


def last_day_listed(month: Month) -> date:
    return month.moved(LISTED).first - timedelta(days=1)
