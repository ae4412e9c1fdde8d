"""Row 10: everything confidential that is read, sent or written has its line."""

import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest import mock

from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from ctportal.confidentiality.actions import release, save_record
from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.models import Marking
from ctportal.ledger import sealing, verifying

from .. import crawler
from . import asking, script
from .rows import Row

FASTEST_WANTED = 50_000
AT_ONCE, PATIENCE = 5000, 300
REF = re.compile(r"\b[A-Z]{1,2}-[0-9A-Z]{6}\b")
READER = "staff.unodc"
DISCLOSED = """
    SELECT d.at, d.refs FROM ledger_disclosure d JOIN people_person p ON p.id = d.by_id
    WHERE p.login = %s
"""
EVENTS = "SELECT kind FROM ledger_event WHERE of_id = %s"
WITHOUT_EVENT = """
    SELECT m.ref FROM confidentiality_marking m
    WHERE NOT EXISTS (SELECT FROM ledger_event e WHERE e.of_id = m.id)
"""
FILL = """
    INSERT INTO ledger_disclosure (id, at, by_id, channel, refs)
    SELECT gen_random_uuid(), now(), p.id, 'page', ARRAY['R-' || n, 'A-' || n]
    FROM people_person p, generate_series(1, %s) AS n WHERE p.login = %s
"""


class Shown(NamedTuple):
    """Records above Unclassified that stood in one answer, and when it was given."""

    where: str
    refs: set[str]
    begun_at: object
    ended_at: object


def measure(entries=200_000, least=FASTEST_WANTED) -> Row:
    known = script.write_known(script.begin(), "known")
    faults = [*unread(known), *unsent(), *unwritten(known)]
    rate, broken = verified(entries)
    faults += broken
    figure = f"{len(faults)} without it; {rate:,} lines verified a second"
    what = "every confidential read, send and write has its line"
    return Row(10, what, figure, not faults and rate >= least, tuple(faults))


def unread(known) -> list[str]:
    """Records that stood in an answer to somebody, without a line that says so."""
    answers = [*_answers(known)]
    told = as_owner(DISCLOSED, [READER])
    return [
        f"{answer.where} shows {ref}"
        for answer in answers
        for ref in sorted(answer.refs - _within(answer, told))
    ]


def _answers(known):
    """Records' own pages and lists, as pages, as files and for machines."""
    browser, confidential = Client(), _above_unclassified()
    browser.force_login(script.person(READER))
    lists = [f"{address}?format=csv" for address in asking.addresses()]
    for address in [*(asked.address for asked in asking.pages(known, {})), *lists]:
        begun_at = timezone.now()
        words = crawler.words_in(browser.get(address).getvalue())
        refs = set(REF.findall(words)) & confidential
        yield Shown(address, refs, begun_at, timezone.now())


def _within(answer, told) -> set[str]:
    lines = [refs for at, refs in told if answer.begun_at <= at <= answer.ended_at]
    return {ref for refs in lines for ref in refs}


def _above_unclassified() -> set[str]:
    with connection.as_owner():
        rows = Marking.objects.filter(classification__gt=0)
        return set(rows.values_list("ref", flat=True))


def unsent() -> list[str]:
    """Records in a mail, without a line for whom it went to."""
    begun_at, confidential = timezone.now(), _above_unclassified()
    script.send()
    faults = []
    for sent in mail.outbox:
        login = script.Person.objects.get(email=sent.to[0]).login
        files = "".join(crawler.words_in(file) for _n, file, _t in sent.attachments)
        refs = set(REF.findall(sent.body + files)) & confidential
        held = Shown(f"a mail to {login}", refs, begun_at, timezone.now())
        missing = refs - _within(held, as_owner(DISCLOSED, [login]))
        faults += [f"{held.where} holds {ref}" for ref in sorted(missing)]
    return faults if mail.outbox else ["no mail was sent: nothing was tried"]


def unwritten(known) -> list[str]:
    """Records that were made or changed, without a line that says so."""
    faults = [f"{ref} was made" for (ref,) in as_owner(WITHOUT_EVENT, [])]
    record, by = known["assessment"], script.person("head.cted")
    for number in range(3):
        with as_person(by), transaction.atomic():
            changed = type(record).objects.readable_by(by).get(pk=record.pk)
            save_record(changed, by=by, title=f"changed {number}")
            release(changed, to=script.person("staff.icao").entity, by=by)
    kinds = [kind for (kind,) in as_owner(EVENTS, [record.pk])]
    for kind in ("assessment-changed", "released"):
        missing = 3 - kinds.count(kind)
        faults += [f"{record.ref}: {kind}"] * missing
    return faults


def verified(entries) -> tuple[int, list[str]]:
    """How many lines a second are verified, and what verifying finds wrong."""
    for _times in range(entries // AT_ONCE):
        as_owner(FILL, [AT_ONCE, READER], tells=False)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "seals"
        with mock.patch.object(settings, "SEALS_FILE", file):
            _seal_all(entries)
            sealing.carry_outside()
        with connection.as_owner(), transaction.atomic():
            report = verifying.verify(file)
    return report.rate, [str(fault) for fault in report.faults]


def _seal_all(entries):
    """Transactions of other databases may have to end first."""
    deadline, sealed = time.monotonic() + PATIENCE, 0
    while sealed < entries and time.monotonic() < deadline:
        sealing.seal()
        ((sealed,),) = as_owner("SELECT coalesce(sum(entries), 0) FROM ledger_seal", [])
        time.sleep(0.05)


def as_owner(statement, values, *, tells=True) -> list[tuple]:
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if tells else []
