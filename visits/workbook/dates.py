"""Due dates as people write them.

A day is a day.  A month, quarter, half-year or year means its last day, with a note, so
that a reader can see what was assumed.  A date that could be read in two ways is read
day first, as the United Nations writes it; what remains unclear is never guessed.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from visits.workbook.verdicts import Verdict, faulty, noted, sound
from visits.workbook.words import BY, MONTHS, folded

LAST_DAY = _("Read as the last day of that period.")
LATEST = _("Read as the latest day these words allow.")
FROM_SERIAL = _("A number that spreadsheets use for a day; read as that day.")
SHORT_YEAR = _("A year in two figures; read as a year of this century.")
NO_SUCH_DAY = _("There is no such day in the calendar.")
UNCLEAR = _("This cannot be read as a date. Write it as 2027-12-31.")
FAR_AWAY = _("A due date lies between the years 2000 and 2099.")

# Spreadsheets count days from here, having believed that 1900 was a leap year.
SERIALS_BEGIN = date(1899, 12, 30)

_MONTH = r"(?P<month>[^\W\d]{3,})\.?"
_OF = r"(?:\s+(?:de|del|of))?,?\s+"
_YEAR = r"(?P<year>\d{4})"
_ORDINAL = r"(?:st|nd|rd|th|er|e|eme|o|a|\.o|\.er|\.a)?"

_DAYS = [
    r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?:[ t][\d:.]+z?)?",
    r"(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d{2})",
    rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+(?:de|of))?\s+{_MONTH}{_OF}{_YEAR}",
    rf"{_MONTH}\s+(?P<day>\d{{1,2}}){_ORDINAL},?\s+{_YEAR}",
]
_MONTHS_OF_A_YEAR = [
    rf"{_MONTH}{_OF}{_YEAR}",
    rf"(?P<month>\d{{1,2}})/{_YEAR}",
]
_PARTS_OF_A_YEAR = {
    3: [
        rf"[qt]\s?(?P<part>[1-4])[\s/-]*{_YEAR}",
        rf"(?P<part>[1-4])\s?[qt][\s/-]*{_YEAR}",
        rf"{_YEAR}[\s/-]*[qt]\s?(?P<part>[1-4])",
        rf"(?P<part>[1-4]){_ORDINAL}\s+(?:quarter|trimestre){_OF}{_YEAR}",
    ],
    6: [
        rf"[hs]\s?(?P<part>[12])[\s/-]*{_YEAR}",
        rf"(?P<part>[12]){_ORDINAL}\s+(?:half|semester|semestre){_OF}{_YEAR}",
    ],
    12: [_YEAR],
}


def read_due(raw: str) -> Verdict:
    """The day meant by `raw`; no day when it is blank."""
    if not raw.strip():
        return sound(None)
    words = folded(raw)
    rest = _without_opening(words)
    try:
        verdict = _serial(rest) or _day(rest) or _period(rest) or faulty(UNCLEAR)
    except ValueError:
        return faulty(NO_SUCH_DAY)
    if verdict.value and not 2000 <= verdict.value.year <= 2099:
        return faulty(FAR_AWAY)
    if rest != words and verdict.value and not verdict.message:
        return noted(verdict.value, LATEST)
    return verdict


def _without_opening(words):
    """Without "by", "no later than" and the like, which every due date implies."""
    for opening in BY:
        if words.startswith(f"{opening} "):
            return words.removeprefix(opening).lstrip()
    return words


def _serial(words):
    if not re.fullmatch(r"\d{5}", words):
        return None
    return noted(SERIALS_BEGIN + timedelta(days=int(words)), FROM_SERIAL)


def _day(words):
    found = _first_match(_DAYS, words)
    month = found and _month(found["month"])
    if not month:
        return None
    if len(found["year"]) == 2:
        return noted(
            date(2000 + int(found["year"]), month, int(found["day"])), SHORT_YEAR
        )
    return sound(date(int(found["year"]), month, int(found["day"])))


def _period(words):
    ending = _month_of_a_year(words) or _part_of_a_year(words)
    return ending and noted(_last_day(*ending), LAST_DAY)


def _month_of_a_year(words):
    found = _first_match(_MONTHS_OF_A_YEAR, words)
    month = found and _month(found["month"])
    return month and (int(found["year"]), month)


def _part_of_a_year(words):
    for months, patterns in _PARTS_OF_A_YEAR.items():
        if found := _first_match(patterns, words):
            part = int(found.groupdict().get("part", 1))
            return int(found["year"]), part * months
    return None


def _first_match(patterns, words):
    return next(filter(None, (re.fullmatch(p, words) for p in patterns)), None)


def _month(words):
    return int(words) if words.isdecimal() else MONTHS.get(words)


def _last_day(year, month):
    # The first of the month comes first: it is what refuses a thirteenth month.
    first = date(year, month, 1)
    return first.replace(day=monthrange(year, month)[1])
