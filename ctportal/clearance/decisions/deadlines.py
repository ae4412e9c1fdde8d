"""Until when the Committee's members may object: a working day, an hour, a place."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from ctportal.correspondence.clocks import rules
from ctportal.correspondence.clocks.days import after_working_days, is_working_day


def zone() -> ZoneInfo:
    """Where the Committee's clock stands."""
    return ZoneInfo(settings.COMMITTEE_TIME_ZONE)


def place() -> str:
    """The place people say the hour is of: New York."""
    return settings.COMMITTEE_TIME_ZONE.rpartition("/")[2].replace("_", " ")


def at(day: date, hour: time) -> datetime:
    """A moment of the Committee's clock."""
    return datetime.combine(day, hour, zone())


def after(started_at: datetime, working_days: int, hour: time) -> datetime:
    """The hour of the day on which so many United Nations working days have passed.

    The day of the circulation is not counted.
    """
    first = started_at.astimezone(zone()).date()
    return at(after_working_days(first, working_days, rules.holidays()), hour)


def day_of(moment: datetime) -> date:
    """The day a moment falls on, as the portal counts days."""
    return timezone.localdate(moment)


def day_there(moment: datetime) -> date:
    """The day a moment falls on by the Committee's clock."""
    return moment.astimezone(zone()).date()


def is_on_a_day_off(moment: datetime) -> bool:
    """Whether it falls on no United Nations working day: on a holiday, a Saturday."""
    return not is_working_day(day_there(moment), rules.holidays())


def said(moment: datetime) -> str:
    """A moment with its place: 27 November 2026, 5 p.m. (New York)."""
    there = moment.astimezone(zone())
    told = {"day": date_format(there.date()), "hour": time_format(there.time(), "H:i")}
    return _("%(day)s, %(hour)s (%(place)s)") % {**told, "place": place()}
