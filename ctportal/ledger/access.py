"""Record of access: who was shown what and who did what, as far as the asker may know.

Of one record its originating office, of one person that person, of all the auditor.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_lazy as _

from ctportal.pages.columns import Column
from ctportal.reference import languages

from . import history
from .logs import Log
from .models import Disclosure

CHANNELS = dict(Disclosure.Channel.choices)


@dataclass(frozen=True)
class ShownTo:
    """One person outside the originating office, and which of its records they saw."""

    person_id: int
    name: str
    entity_id: int | None
    refs: list[str]
    channels: list[str]
    first_at: datetime
    last_at: datetime
    times: int


def shown_to(markings: Iterable) -> list[ShownTo]:
    """Who outside the originating office was already shown any of these markings.

    One line for each person and the office they acted for then, by office and name.
    Of other offices' markings nothing is told.
    """
    asked = [marking.pk for marking in markings]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM shown_to(%s)", [asked])
        return [ShownTo(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Line:
    """One line of the record of access; each reading of it fills what it tells."""

    at: datetime
    name: str = ""
    # As JSON, by language.
    office_names: str | None = None
    channel: str = ""
    kind: str = ""
    refs: tuple[str, ...] = ()
    about: str = ""

    @property
    def office(self) -> str:
        return languages.chosen(json.loads(self.office_names or "{}"))

    @property
    def how(self) -> str:
        return CHANNELS.get(self.channel, self.channel)

    @property
    def what(self) -> str:
        """What was done: in words where an event has some, else its own word."""
        known = history.WORDS.get(self.kind)
        return known or self.kind.replace("-", " ").capitalize()

    @property
    def records(self) -> str:
        return ", ".join(self.refs)


def _of_one(ref):
    return (ref,) if ref else ()


WHEN = Column("at", _("When"))
WHO = Column("name", _("Who"))
OFFICE = Column("office", _("Organization"))
HOW = Column("how", _("By which channel"))
WHAT = Column("what", _("What was done"))
RECORDS = Column("records", _("Records"))
ABOUT = Column("about", _("Whose account or place"))


class AccessToRecord(Log):
    """Who was shown one record."""

    title = _("Record of access")
    function = "access_to"
    columns = (WHEN, WHO, OFFICE, HOW)
    row = Line


class ShownToMe(Log):
    """What the reader was shown."""

    title = _("What I was shown")
    function = "shown_to_me"
    columns = (WHEN, HOW, RECORDS)

    @staticmethod
    def row(at, channel, refs):
        return Line(at, channel=channel, refs=tuple(refs))


class DoneByMe(Log):
    """What the reader did."""

    title = _("What I did")
    function = "done_by_me"
    columns = (WHEN, WHAT, RECORDS, ABOUT)

    @staticmethod
    def row(at, kind, ref, about):
        return Line(at, kind=kind, refs=_of_one(ref), about=about or "")


class AllShown(Log):
    """What anybody was shown, for the auditor."""

    title = _("What was shown")
    function = "all_shown"
    columns = (WHEN, WHO, OFFICE, HOW, RECORDS)

    @staticmethod
    def row(at, name, office, channel, refs):
        return Line(at, name, office, channel, refs=tuple(refs))


class AllDone(Log):
    """What anybody did, for the auditor."""

    title = _("What was done")
    function = "all_done"
    columns = (WHEN, WHO, OFFICE, WHAT, RECORDS, ABOUT)

    @staticmethod
    def row(at, name, office, kind, ref, about):
        return Line(at, name, office, "", kind, _of_one(ref), about or "")
