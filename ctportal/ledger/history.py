"""Reading the ledger, as far as the asker may, and saying in words what it tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What is done to records of every kind; each app has words for its own kinds' events.
WORDS = {
    "opened": _("Opened"),
    "changed": _("Changed"),
    "released": _("Released"),
    "release-proposed": _("Release proposed"),
    "release-turned-down": _("Release turned down"),
    "release-withdrawn": _("Release ended"),
    "release-followed-status": _("Sharing followed its status"),
    "reverted": _("A former value taken back"),
    "value-sealed": _("A field no longer shared"),
    "value-put-back": _("A field shared again"),
    "access-answered": _("Answered who asked for access"),
    "reclassified": _("Reclassified"),
    "consent-said": _("Consent to share written down"),
    "confidentiality-request-extended": _("Put under a confidentiality request"),
}
OTHERWISE = _("Worked on")


@dataclass(frozen=True)
class Happening:
    """Something that was done to a record."""

    at: datetime
    kind: str
    name: str


@dataclass(frozen=True)
class Entry:
    """One line of a history, as components/history.html shows it."""

    at: datetime
    what: str
    href: str = ""


def history_of(record, most=20) -> list[Happening]:
    """What was done to a record, newest first; empty for other offices' people."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM events_of(%s, %s)", [record.pk, most])
        return [Happening(*row) for row in cursor.fetchall()]


def told(record, words: Mapping[str, str | Promise] | None = None) -> list[Entry]:
    """The history of a record in words, each with who did it.

    `words` are those of the record's kind, by event without the kind: "agreed".
    """
    known = WORDS | (words or {})
    entries = (
        Entry(
            done.at, f"{_said(record, done, known)} · {done.name}", _href(record, done)
        )
        for done in history_of(record)
    )
    return [_as_one(list(same)) for _said_so, same in groupby(entries, _of_one_day)]


def _of_one_day(entry):
    return timezone.localdate(entry.at), entry.what, entry.href


def _as_one(same: list[Entry]) -> Entry:
    """What was done several times on end, said once with how often."""
    last = same[0]
    times = f" ×{len(same)}" if len(same) > 1 else ""
    return Entry(last.at, last.what + times, last.href)


def _href(record, done):
    """From a change to what the record had said before."""
    is_change = done.kind in (f"{record.kind}-changed", f"{record.kind}-reverted")
    return reverse("confidentiality:history", args=[record.ref]) if is_change else ""


def _said(record, done, known):
    return known.get(done.kind.removeprefix(f"{record.kind}-"), OTHERWISE)
