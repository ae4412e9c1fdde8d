"""Seals cover what has ended, follow one another, and go outside."""

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction

from ctportal.confidentiality.identity import as_person
from ctportal.ledger import sealing
from ctportal.ledger.actions import note
from ctportal.ledger.models import Disclosure, Event, Seal

from .conftest import seal_all, write


def sealed_as_owner():
    with connection.as_owner():
        return list(Seal.objects.order_by("number"))


def test_each_seal_begins_where_the_last_one_ended(writer):
    seal_all()
    write(writer, 2)
    seal_all()
    first, *_others, last = sealed_as_owner()
    assert first.number == 1
    assert first.begins == 0
    assert last.begins >= first.ends


def test_what_is_written_while_sealing_is_left_to_the_next(writer):
    seal_all()
    with as_person(writer), transaction.atomic():
        note("visited", by=writer)
        assert sealing.seal() == 0
    seal_all()
    assert sum(seal.entries for seal in sealed_as_owner()) == 7


def test_a_seal_does_not_grow_without_end(writer):
    seal_all()
    write(writer, 4)
    with connection.cursor() as cursor:
        cursor.execute("SELECT seal_ledger(2)")
    seal_all_left = [seal.entries for seal in sealed_as_owner()][1:]
    assert all(entries <= 2 for entries in seal_all_left)


def test_the_transaction_is_the_databases_to_say(writer):
    with as_person(writer):
        Event.objects.create(kind="visited", by=writer, transaction=1)
    with connection.as_owner():
        assert not Event.objects.filter(transaction=1).exists()


@pytest.mark.parametrize("model", [Event, Disclosure])
def test_every_column_is_under_the_seal(db, model):
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'ledger_lines'")
        (lines,) = cursor.fetchone()
    assert [f.column for f in model._meta.fields if f".{f.column}" not in lines] == []


def test_the_app_neither_reads_nor_writes_seals(db):
    for model in (Seal, Event):
        with pytest.raises(DatabaseError, match="denied"), transaction.atomic():
            model.objects.count()


def test_seals_are_appended_to_the_file_once(writer, seals_file):
    seal_all()
    sealing.carry_outside()
    lines = seals_file.read_text().splitlines()
    assert [line.split()[0] for line in lines] == [
        str(seal.number) for seal in sealed_as_owner()
    ]


def test_a_line_cut_short_is_written_again_on_a_line_of_its_own(writer, seals_file):
    seal_all()
    whole = seals_file.read_text()
    seals_file.write_text(whole[: len(whole) - 8])
    sealing.carry_outside()
    assert [kept.line for kept in sealing.kept_in(seals_file)][-1] in whole


def test_the_last_seal_is_mailed_where_a_mailbox_is_set(writer, settings):
    settings.SEALS_MAILBOX = "seals@elsewhere.example"
    seal_all()
    write(writer, 1)
    seal_all()
    assert [sent.to for sent in mail.outbox] == [["seals@elsewhere.example"]]
    assert mail.outbox[0].body.startswith("1 ")
