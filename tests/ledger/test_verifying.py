"""Whatever is done to the ledger by its owner, verification says so and where."""

import json
from contextlib import suppress

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ctportal.ledger import sealing
from ctportal.ledger.models import Disclosure, Event, Seal, Verification

from .conftest import seal_all, write


@pytest.fixture
def sealed(writer):
    """A ledger under three seals, each of which is kept outside."""
    seal_all()
    for _time in range(2):
        write(writer, 2)
        seal_all()
    return writer


def verified(capsys, **options) -> dict:
    """What `verify_ledger --json` says, whether it is content or not."""
    with suppress(CommandError):
        call_command("verify_ledger", json=True, **options)
    return json.loads(capsys.readouterr().out)


def found(capsys, **options) -> set[str]:
    return {fault["what"] for fault in verified(capsys, **options)["faults"]}


def test_a_ledger_that_nobody_touched_verifies(sealed, capsys):
    report = verified(capsys)
    assert report["faults"] == []
    assert report["entries"] == 14
    assert report["waiting"] == 0


def test_what_is_not_sealed_yet_is_counted_apart(sealed, capsys):
    write(sealed, 1)
    assert verified(capsys)["waiting"] == 2


def test_a_changed_entry_is_found_at_its_seal(sealed, capsys):
    with connection.as_owner():
        first = Event.objects.order_by("transaction").first()
        Event.objects.filter(pk=first.pk).update(kind="slept")
    fault = verified(capsys)["faults"]
    assert [(each["what"], each["seal"]) for each in fault] == [("entry changed", 1)]


def test_a_changed_moment_is_found(sealed, capsys):
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_disclosure SET at = at - interval '1 second'")
    assert found(capsys) == {"entry changed"}


def test_a_deleted_entry_is_found(sealed, capsys):
    with connection.as_owner():
        Disclosure.objects.first().delete()
    assert found(capsys) == {"entry deleted"}


def test_an_inserted_entry_is_found(sealed, capsys):
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER stamp_transaction")
        Event.objects.create(kind="visited", by=sealed, transaction=5)
        cursor.execute("ALTER TABLE ledger_event ENABLE TRIGGER stamp_transaction")
    assert found(capsys) == {"entry inserted"}


def test_an_entry_numbered_before_all_seals_is_found(sealed, capsys):
    with connection.as_owner():
        Event.objects.update(transaction=-1)
    assert "entry inserted" in found(capsys)


def test_a_seal_made_anew_over_changed_entries_is_found(sealed, capsys):
    with connection.as_owner(), connection.cursor() as cursor:
        Event.objects.update(kind="slept")
        cursor.execute("DELETE FROM ledger_seal")
        cursor.execute("SELECT seal_ledger()")
    assert "seal replaced" in found(capsys)


def test_a_changed_seal_breaks_the_chain(sealed, capsys):
    with connection.as_owner():
        Seal.objects.filter(number=1).update(sealed_at="2020-01-01T00:00Z")
    assert found(capsys) == {"seal changed"}


def test_a_seal_taken_out_of_the_middle_is_found(sealed, capsys):
    with connection.as_owner():
        Seal.objects.filter(number=2).delete()
    assert {"seal missing", "seals cut off"} <= found(capsys)


def test_a_tail_cut_off_under_its_seal_is_found(sealed, capsys):
    with connection.as_owner():
        last = Seal.objects.latest("number")
        Event.objects.filter(transaction__gte=last.begins).delete()
    assert found(capsys) == {"entry deleted"}


def test_a_tail_cut_off_together_with_its_seal_is_found(sealed, capsys):
    with connection.as_owner():
        cut_the_last_seal()
    assert found(capsys) == {"seals cut off"}


def test_nor_does_it_help_to_seal_something_else_in_its_place(sealed, capsys):
    with connection.as_owner():
        cut_the_last_seal()
    write(sealed, 5)
    sealing.seal()
    assert found(capsys) & {"seals cut off", "seal replaced"}


def test_without_the_file_nothing_shows_that_no_seal_was_cut_off(
    sealed, capsys, seals_file
):
    seals_file.unlink()
    assert found(capsys) == {"seals not kept outside"}


def test_another_copy_of_the_file_will_do(sealed, capsys, seals_file):
    copy = seals_file.rename(seals_file.with_name("copy.log"))
    assert found(capsys, seals=copy) == set()


def test_a_fault_ends_the_command_with_an_error_and_says_where(sealed, capsys):
    with connection.as_owner():
        Event.objects.update(kind="slept")
    with pytest.raises(CommandError, match="faults"):
        call_command("verify_ledger")
    assert "entry changed: seal 1 of 20" in capsys.readouterr().out


def test_each_verification_is_written_down(sealed, capsys):
    verified(capsys)
    with connection.as_owner():
        assert Verification.objects.get().faults == 0


def cut_the_last_seal():
    last = Seal.objects.latest("number")
    Event.objects.filter(transaction__gte=last.begins).delete()
    Disclosure.objects.filter(transaction__gte=last.begins).delete()
    last.delete()
