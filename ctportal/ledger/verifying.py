"""Holding the ledger against its seals, as the owner of the tables.

The lines of each seal are hashed anew by the database; the chain from seal to seal is
worked out here a second time, and compared with the seals kept outside.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import monotonic

from django.db import connection

from . import sealing
from .models import Verification

AT_ONCE = 500
SEALS = """
    SELECT s.number, extract(epoch FROM s.sealed_at)::text, s.begins, s.ends,
        s.entries, s.digest, s.chain,
        to_char(s.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'),
        found.entries, found.digest
    FROM ledger_seal s
    CROSS JOIN LATERAL ledger_digest(s.begins, s.ends) found ORDER BY s.number
"""
OUTSIDE = "SELECT count(*) FROM ledger_lines(-9223372036854775808, %s)"
WAITING = "SELECT count(*) FROM ledger_lines(%s, 9223372036854775807)"


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where: the seal it was found at."""

    what: str
    seal: int
    where: str

    def __str__(self):
        return f"{self.what}: {self.where}"


@dataclass(frozen=True)
class Seal:
    """A seal as it stands, and what its entries amount to today."""

    number: int
    moment: str
    begins: int
    ends: int
    entries: int
    digest: str
    chain: str
    sealed_at: str
    entries_found: int
    digest_found: str

    def chained_to(self, before: str) -> str:
        said = (self.number, self.moment, self.begins, self.ends, self.entries)
        words = [before, *map(str, said), self.digest]
        return sha256("\n".join(words).encode()).hexdigest()

    @property
    def name(self) -> str:
        return f"seal {self.number} of {self.sealed_at}"


@dataclass
class Report:
    """What a verification found."""

    seals: int = 0
    entries: int = 0
    waiting: int = 0
    seconds: float = 0.0
    faults: list[Fault] = field(default_factory=list)

    @property
    def rate(self) -> int:
        """Entries a second."""
        return round(self.entries / self.seconds) if self.seconds else 0


def verify(file: Path) -> Report:
    """Hold all that was sealed against its seals, and the seals against the file."""
    began, report = monotonic(), Report()
    outside = {kept.number: kept.chain for kept in _kept(file)}
    last = None
    for seal in _seals():
        report.seals += 1
        report.entries += seal.entries_found
        report.faults += _faults_of(seal, last, outside.pop(seal.number, None))
        last = seal
    report.faults += _cut_off(outside, last)
    report.faults += _beside()
    report.waiting = _count(WAITING, last.ends if last else 0)
    report.seconds = monotonic() - began
    if not file.exists() and report.seals:
        where = f"{file} is not there: nothing shows whether seals were cut off"
        report.faults.append(Fault("seals not kept outside", 0, where))
    _write_down(report)
    return report


def _kept(file):
    return sealing.kept_in(file) if file.exists() else ()


def _seals() -> Iterator[Seal]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(SEALS)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from (Seal(*row) for row in rows)


def _faults_of(seal, last, kept) -> Iterator[Fault]:
    if what := _what_became_of(seal):
        told = f"{seal.entries} entries were sealed, {seal.entries_found} are there"
        yield Fault(what, seal.number, f"{seal.name}: {told}")
    if not _follows(seal, last):
        yield Fault("seal missing", seal.number, f"before {seal.name}")
    elif seal.chain != seal.chained_to(last.chain if last else ""):
        yield Fault("seal changed", seal.number, seal.name)
    if kept not in (None, seal.chain):
        where = f"{seal.name} is another than the one kept outside"
        yield Fault("seal replaced", seal.number, where)


def _what_became_of(seal) -> str:
    if seal.entries_found < seal.entries:
        return "entry deleted"
    if seal.entries_found > seal.entries:
        return "entry inserted"
    return "entry changed" if seal.digest_found != seal.digest else ""


def _follows(seal, last):
    expected = (last.number + 1, last.ends) if last else (1, 0)
    return (seal.number, seal.begins) == expected


def _cut_off(outside, last) -> list[Fault]:
    """Seals kept outside that the database no longer has."""
    if not outside:
        return []
    known = last.number if last else 0
    where = f"{len(outside)} kept outside are gone here, the last is {known}"
    return [Fault("seals cut off", min(outside), f"{where}, there {max(outside)}")]


def _beside() -> list[Fault]:
    """Entries numbered so that no seal would ever cover them."""
    if before := _count(OUTSIDE, 0):
        return [Fault("entry inserted", 0, f"{before} before the first seal")]
    return []


def _count(statement, bound) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, [bound])
        return cursor.fetchone()[0]


def _write_down(report):
    """For the auditor, who sees when the ledger was last verified."""
    Verification.objects.create(
        seals=report.seals, entries=report.entries, faults=len(report.faults)
    )
