"""Sealing the ledger, and taking the last seal outside the database.

A tail cut together with its seal is only seen by somebody who kept the seal elsewhere:
each is appended to a file, and once an hour the latest is mailed, to a mailbox if set.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection
from django.utils.translation import gettext as _

# Bytes at the end of the file that hold its last line.
END = 4096


@dataclass(frozen=True)
class Kept:
    """A seal as it stands outside: its number and its place in the chain."""

    number: int
    chain: str
    sealed_at: datetime
    entries: int

    @property
    def line(self) -> str:
        moment = self.sealed_at.isoformat(timespec="seconds")
        return f"{self.number} {self.chain} {moment} {self.entries}\n"


@dataclass(frozen=True)
class State:
    """How far the seals reach, and what the last verification found."""

    seals: int
    sealed: int
    sealed_at: datetime | None
    chain: str
    verified_at: datetime | None
    verified: int | None
    faults: int | None


def state() -> State | None:
    """The state of the seals, for the auditor alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM state_of_seals()")
        told = cursor.fetchone()
        return State(*told) if told else None


def seal() -> int:
    """Seal all entries that are settled; how many seals that took."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seal_ledger()")
        return cursor.fetchone()[0]


def carry_outside() -> int:
    """Append the seals that the file does not have yet, and mail the latest hourly."""
    known = last_in(settings.SEALS_FILE)
    fresh = _after(known.number if known else 0)
    if fresh:
        _append(settings.SEALS_FILE, fresh)
        if settings.SEALS_MAILBOX and _begins_an_hour(known, fresh[-1]):
            _mail(fresh[-1])
    return len(fresh)


def kept_in(file: Path) -> Iterator[Kept]:
    """The seals in a file; a line cut short by a crash is no seal."""
    with file.open(encoding="ascii") as lines:
        yield from filter(None, map(_read, lines))


def last_in(file: Path) -> Kept | None:
    """The last seal in the file, if there is any; only its end is read."""
    lines = _end_of(file).decode("ascii").splitlines(keepends=True)
    return next((found for found in map(_read, reversed(lines)) if found), None)


def _end_of(file) -> bytes:
    """What the file ends with; a file yet to be made ends as a line does."""
    if not file.exists():
        return b"\n"
    with file.open("rb") as kept:
        kept.seek(max(0, file.stat().st_size - END))
        return kept.read()


def _read(line) -> Kept | None:
    words = line.split()
    if len(words) != 4 or not line.endswith("\n"):
        return None
    number, chain, moment, entries = words
    return Kept(int(number), chain, datetime.fromisoformat(moment), int(entries))


def _after(number) -> list[Kept]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, chain, sealed_at, entries FROM seals_after(%s)", [number]
        )
        return [Kept(*row) for row in cursor.fetchall()]


def _append(file, seals):
    file.parent.mkdir(parents=True, exist_ok=True)
    is_cut_short = not _end_of(file).endswith(b"\n")
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with open(descriptor, "a", encoding="ascii") as kept:
        if is_cut_short:
            kept.write("\n")
        kept.writelines(seal.line for seal in seals)
        kept.flush()
        os.fsync(kept.fileno())


def _begins_an_hour(before, latest):
    hour = latest.sealed_at.replace(minute=0, second=0, microsecond=0)
    return before is None or before.sealed_at < hour


def _mail(seal):
    said = _("Seal %(number)s of the record of access") % {"number": seal.number}
    send_mail(said, seal.line, None, [settings.SEALS_MAILBOX])
