"""A matrix's editions laid out by year, month by month or quarter by quarter."""

from dataclasses import dataclass

from django.utils.dates import MONTHS_3
from django.utils.translation import gettext as _

from .periods import MONTHS_OF


@dataclass(frozen=True)
class Calendar:
    """The heads of the months or quarters, and each year's editions under them."""

    heads: list[str]
    years: list[tuple[int, list[list]]]


def of(editions, rhythm: str) -> Calendar:
    """The calendar of some editions, the latest year first."""
    months = MONTHS_OF[rhythm]
    editions = sorted(editions, key=lambda edition: edition.number)
    years = sorted({edition.period.year for edition in editions}, reverse=True)
    return Calendar(
        _heads(rhythm),
        [
            (year, [_in(editions, year, month) for month in range(1, 13, months)])
            for year in years
        ],
    )


def _in(editions, year, month):
    return [e for e in editions if (e.period.year, e.period.month) == (year, month)]


def _heads(rhythm):
    if rhythm == "monthly":
        return [str(MONTHS_3[month]).capitalize() for month in range(1, 13)]
    return [_("Quarter %(number)s") % {"number": number} for number in range(1, 5)]
