"""Occasions as a calendar that other programs read (RFC 5545).

An occasion keeps its name wherever and for whomever it is written, and counts up when
its record changes: a calendar that has it already moves it and shows it once.
"""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from . import ribbon
from .shown import Shown

# RFC 5545 has three words for three classifications.
CLASSES = ("PUBLIC", "CONFIDENTIAL", "CONFIDENTIAL")
HOUSE = "ct-portal"


def written(occasions, person, *, address_of) -> bytes:
    """The occasions as one calendar for this person.

    `address_of(href)` makes a path of the portal one to be followed from outside.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{HOUSE}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _in_exercise(_("CT Portal")))
    calendar.add("refresh-interval", timedelta(hours=4), {"value": "DURATION"})
    for occasion in occasions:
        calendar.add_component(_event(occasion, person, address_of))
    return calendar.to_ical()


def _event(occasion, person, address_of) -> Event:
    record, event = occasion.record, Event()
    event.add("uid", f"{occasion.name}@{HOUSE}")
    event.add("sequence", _sequence(record))
    event.add("dtstamp", record.changed_at)
    event.add("last-modified", record.changed_at)
    event.add("dtstart", occasion.begins_on)
    # The day after the last: an end that is not part of it.
    event.add("dtend", occasion.ends_on + timedelta(days=1))
    event.add("summary", _in_exercise(occasion.title))
    event.add("description", _described(occasion, person))
    event.add("status", str(occasion.certainty))
    event.add("class", CLASSES[int(record.classification)])
    event.add("transp", "TRANSPARENT")
    event.add("url", address_of(occasion.href))
    return event


def _sequence(record) -> int:
    """How often it changed, as far as this reader may know."""
    return sum(int(part) for part in record.version_read.split("."))


def _described(occasion, person) -> str:
    """How it is to be handled, then what it is and where it stands."""
    shown = Shown()
    shown.add(occasion.record)
    said = [occasion.kind, occasion.status and occasion.status.word]
    kind = " · ".join(str(part) for part in said if part)
    return "\n".join([str(ribbon.of(shown, person)), kind])


def _in_exercise(words) -> str:
    return f"{_('EXERCISE')} · {words}" if settings.EXERCISE else str(words)
