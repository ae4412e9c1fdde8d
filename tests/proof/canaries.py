"""Row 6: words of hidden records are found nowhere but in their own rows.

A world is played in which one word stands in everything that is hidden.  Then every
place is searched that the portal writes to or answers through.
"""

import io
import json
import logging
import tempfile
from base64 import b64decode
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from celery import current_app
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import connection, transaction

from assessments.models import CorrectedWords, KeptWords, TranslatedWords
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import release, save_record
from ctportal.confidentiality.identity import as_person
from ctportal.confidentiality.models import Record, Revision, SealedValue
from ctportal.confidentiality.wall import building
from ctportal.logs import WithoutWords
from ctportal.people.models import Entity

from .. import crawler, factories
from ..confidentiality import worlds
from . import asking, hiding, script
from .rows import Row

# In all that is hidden; and in one field of something visible, which is sealed.
WORD, SEALED = worlds.CANARY, "quixotarn"
# Of a mail, what the servers on its way read as well.
OUTSIDE = ("Subject", "From", "To", "Message-ID")
# Tables behind the wall that repeat what a record says, under that record's audience.
REPEATING = {"portal_searchentry"}
TABLES = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def measure(*, is_short=False) -> Row:
    """Where `is_short`, the records' own pages are left out."""
    with listening() as heard:
        world = script.begin()
        known = script.write_known(world, "known")
        hidden = hiding.FAMILIES[0].hide(world, known)
        known["recommendation"] = with_a_sealed_value(world.cted)
        answers = everything_asked({} if is_short else known, hidden)
        mails = sent()
    places = {
        "answers": answers,
        "mails": mails,
        "logs and output": {"": heard.getvalue()},
        "broker": in_broker(),
        "files' names": {"": "\n".join(map(str, settings.FILES_DIR.rglob("*")))},
        "temporary files": heard.left_behind,
        "database": in_database(),
        "rows a value was sealed out of": in_open_rows(),
    }
    faults = [
        f"{name}: {where}"
        for name, texts in places.items()
        for where, text in texts.items()
        if WORD in text.lower() or SEALED in text.lower()
    ]
    figure = f"{len(faults)} found in {', '.join(places)}"
    what = "no word of what is hidden stands elsewhere"
    return Row(6, what, figure, not faults, tuple(faults))


class Heard(io.StringIO):
    """What was written to logs and output, and to temporary files that stayed."""

    left_behind: dict


@contextmanager
def listening():
    """As the portal's processes write: to the log, to the output, to passing files."""
    heard = Heard()
    handler = logging.StreamHandler(heard)
    handler.setFormatter(WithoutWords())
    root, level = logging.getLogger(), logging.root.manager.disable
    with tempfile.TemporaryDirectory() as folder, ExitStack() as patches:
        patches.enter_context(redirect_stdout(heard))
        patches.enter_context(redirect_stderr(heard))
        patches.enter_context(mock.patch.object(tempfile, "tempdir", folder))
        root.addHandler(handler)
        logging.disable(logging.NOTSET)
        try:
            yield heard
        finally:
            root.removeHandler(handler)
            logging.disable(level)
            files = [path for path in Path(folder).rglob("*") if path.is_file()]
            heard.left_behind = {
                p.name: p.read_bytes().decode("latin-1") for p in files
            }


def _files_in(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name, f"{path} {path.read_bytes().decode('latin-1')}"


def with_a_sealed_value(by):
    """A record all may read but for its text, which was changed and then sealed."""
    record = factories.make_recommendation(by, text=f"At first, {SEALED}")
    with as_person(by), transaction.atomic():
        save_record(record, by=by, text=f"And later, {SEALED}")
        release(record, to=Entity.objects.get(code="unodc"), by=by)
        sealing.seal(record, "text", by=by)
    return record


def everything_asked(known, hidden) -> dict[str, str]:
    """Answers to somebody it is hidden from; its holder asks too, and may be told."""
    asked = asking.pages(known, hidden)
    asking.answers("head.cted", asked[-len(asked) // 2 :])
    told = asking.answers("staff.unodc", asked)
    return {
        asked.address: crawler.words_in(content)
        for asked, (_status, _headers, content) in told.items()
        # A question is repeated in its answer.
        if WORD not in asked.address
    }


def sent() -> dict[str, str]:
    """What leaves: whole to those it is hidden from, of others what anyone may see."""
    script.send()
    for_holders = ("analyst.cted", "manager.unoct")
    told = {}
    for number, one in enumerate(mail.outbox):
        said = one.message()
        told[f"heads of mail {number}"] = "\n".join(str(said[name]) for name in OUTSIDE)
        names = [name for name, _content, _type in one.attachments]
        told[f"files' names of mail {number}"] = " ".join(names)
        if not one.to[0].startswith(for_holders):
            files = [crawler.words_in(file) for _n, file, _t in one.attachments]
            told[f"mail {number}"] = "\n".join([one.body, *files])
    return told


def in_broker() -> dict[str, str]:
    """Every key of the broker, and the messages that wait there, as they were put."""
    with current_app.connection_for_read() as broker:
        client = broker.default_channel.client
        keys = [key for key in client.scan_iter() if client.type(key) == b"list"]
        waiting = {key: client.lrange(key, 0, -1) for key in keys}
        told = {"keys": repr(list(client.scan_iter()))}
    return told | {repr(key): "".join(map(_message, waiting[key])) for key in waiting}


def _message(kept) -> str:
    """A message with its body read: it is stored encoded."""
    body = json.loads(kept).get("body", "")
    return kept.decode() + b64decode(body).decode(errors="replace")


def in_database() -> dict[str, str]:
    """Rows outside those of records and of what hangs on them behind the wall."""
    behind = {m._meta.db_table for m in apps.get_models() if _may_say_it(m)}
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = {table for (table,) in cursor.fetchall()} - behind - REPEATING
        return {table: _found_in(cursor, table) for table in sorted(tables)}


# What repeats a value goes under the marking of what was sealed, with it.
UNDER_ITS_MARKING = (Revision, KeptWords, TranslatedWords, CorrectedWords)


def in_open_rows() -> dict[str, str]:
    """The sealed words outside the rows they were locked away in, former ones too."""
    locked = SealedValue._meta.db_table
    former = {model._meta.db_table for model in UNDER_ITS_MARKING}
    tables = {m._meta.db_table for m in apps.get_models()} - {locked, *former}
    elsewhere = f"of_id NOT IN (SELECT marking_id FROM {locked})"  # noqa: S608
    others = [f"{table} WHERE {elsewhere}" for table in sorted(former)]
    with connection.as_owner(), connection.cursor() as cursor:
        return {rows: _found_in(cursor, rows, SEALED) for rows in [*tables, *others]}


def _may_say_it(model):
    return issubclass(model, Record) or building.takes_part(model)


def _found_in(cursor, rows, word=WORD):
    """One row of these that has the word, if there is any."""
    cursor.execute(
        f"SELECT t.said FROM (SELECT r::text AS said FROM (SELECT * FROM {rows}) r) t"  # noqa: S608
        " WHERE t.said ILIKE %s LIMIT 1",
        [f"%{word}%"],
    )
    return "\n".join(row for (row,) in cursor.fetchall())
