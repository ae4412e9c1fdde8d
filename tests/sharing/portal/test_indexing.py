"""What is in the index is filled and renewed when the database is migrated."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from assessments.models import Finding
from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import open_record, release
from ctportal.reference.models import Theme
from sharing.portal.models import SearchEntry
from tests import factories, places


@pytest.fixture
def found_title(committed, as_person):
    """What the holder finds of a record, as `found_title()`."""
    holder = factories.person_of(factories.EntityFactory(), clearance=1)
    factories.make_recommendation(holder, title="Watch lists")

    def look():
        with as_person(holder), transaction.atomic():
            entries = SearchEntry.objects.readable_by(holder).matching("watch")
            return [entry.title for entry in entries]

    yield look
    with connection.as_owner():
        places.let_tests_give_them()


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM portal_searchentry",
        "UPDATE portal_searchentry SET words = ''",
    ],
)
def test_migrating_writes_what_is_missing_or_of_older_rules(found_title, change):
    older = "COMMENT ON TABLE portal_searchentry IS 'older rules'"
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute(change)
        cursor.execute(older)
    assert found_title() == []
    call_command("migrate", verbosity=0)
    assert found_title() == ["Watch lists"]


def test_what_has_no_words_to_be_found_by_is_not_indexed(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT event_object_table FROM information_schema.triggers"
            " WHERE trigger_name = 'index_record'"
        )
        indexed = {table for (table,) in cursor.fetchall()}
    assert "assessments_recommendation" in indexed
    assert "visits_workbook" not in indexed
    assert "confidentiality_confidentialityrequest" not in indexed


@pytest.mark.parametrize("text", ["", "Told in confidence."])
def test_only_words_that_are_kept_are_said_not_to_be_shared(
    holder, reader, carana, as_person, text
):
    with as_person(holder):
        facts = {"theme": Theme.objects.first(), "nature": "strength", "text": text}
        record = open_record(Finding, by=holder, state=carana, title="", **facts)
        release(record, to=reader.entity, by=holder)
        if text:
            sealing.seal(record, "text", by=holder)
    with as_person(reader):
        found = SearchEntry.objects.readable_by(reader).get(ref=record.ref)
    assert str(found) == ("Not shared" if text else record.ref)
