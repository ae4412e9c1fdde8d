"""Counting days: of the calendar, of months, or of work at Headquarters."""

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def end_of(
    started_on: date,
    *,
    days: int | None = None,
    months: int | None = None,
    in_working_days: bool = False,
    holidays: Collection[date] = (),
) -> date:
    """The last day of what starts on a day, which itself is not counted."""
    if months:
        return months_after(started_on, months)
    if in_working_days:
        return after_working_days(started_on, days, holidays)
    return started_on + timedelta(days=days)


def after_working_days(day: date, count: int, holidays: Collection[date]) -> date:
    """The day on which so many working days have passed."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


def working_days_between(first: date, last: date, holidays: Collection[date]) -> int:
    """How many working days follow the first day until the last, that one included."""
    each = (first + timedelta(days=n + 1) for n in range((last - first).days))
    return sum(is_working_day(day, holidays) for day in each)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    last = following - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
