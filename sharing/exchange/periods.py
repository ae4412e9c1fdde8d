"""Months and quarters, each known by its first day."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

MONTHS_OF = {"monthly": 1, "quarterly": 3}


def period_of(day: date, rhythm: str) -> date:
    """The first day of the month or quarter that a day lies in."""
    months = MONTHS_OF[rhythm]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def latest_due(today: date, rhythm: str, day: int) -> date:
    """The latest period whose day to go out has come."""
    period = period_of(today, rhythm)
    if today >= period.replace(day=day):
        return period
    return period_of(period - timedelta(days=1), rhythm)


def next_day(today: date, rhythm: str, day: int) -> date:
    """The next day to go out, after today."""
    goes_out = period_of(today, rhythm).replace(day=day)
    return (
        goes_out if goes_out > today else following(goes_out, rhythm).replace(day=day)
    )


def following(period: date, rhythm: str) -> date:
    """The period after the one that a day lies in."""
    # No month or quarter is longer than its months times thirty-one days.
    beyond = period.replace(day=1) + timedelta(days=31 * MONTHS_OF[rhythm] + 1)
    return period_of(beyond, rhythm)


def in_words(period: date, rhythm: str) -> str:
    """May 2026, or quarter 2 of 2026."""
    if rhythm == "monthly":
        return date_format(period, "YEAR_MONTH_FORMAT")
    quarter = (period.month + 2) // 3
    return _("quarter %(quarter)s of %(year)s") % {
        "quarter": quarter,
        "year": period.year,
    }
