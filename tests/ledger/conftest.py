"""A ledger of a few entries, really written."""

import time

import pytest
from django.db import connection

from ctportal.confidentiality.identity import as_person
from ctportal.ledger import sealing
from ctportal.ledger.actions import disclose, note

from .. import factories

# A transaction of another test may be as long as that test.
PATIENCE = 300.0


@pytest.fixture(autouse=True)
def seals_file(settings, tmp_path):
    settings.SEALS_FILE = tmp_path / "outside" / "seals.log"
    return settings.SEALS_FILE


@pytest.fixture
def writer(committed):
    """Somebody who did and was shown things, in transactions of their own."""
    cted = factories.EntityFactory(code="cted")
    person = factories.person_of(cted, role="assessment-officer", clearance=1)
    write(person, 3)
    return person


def write(person, times):
    for number in range(times):
        with as_person(person):
            note("visited", by=person)
            disclose(by=person, channel="page", refs=[f"R-00000{number}"])


def seal_all():
    """Seal what was written: other databases' transactions may have to end first."""
    began = time.monotonic()
    while not _is_settled():
        assert time.monotonic() < began + PATIENCE, "nothing could be sealed"
        time.sleep(0.05)
    sealing.seal()
    sealing.carry_outside()


def _is_settled():
    """Whether all that wrote to the ledger, or began before that, has ended."""
    with connection.as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(max(transaction), 0) < (SELECT ahead FROM ledger_clock)"
            " + pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
            " FROM (SELECT transaction FROM ledger_event"
            "  UNION ALL SELECT transaction FROM ledger_disclosure) written"
        )
        return cursor.fetchone()[0]
