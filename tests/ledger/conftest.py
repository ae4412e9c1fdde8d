"""A ledger of a few entries, really written."""

import time

import pytest

from ctportal.confidentiality.identity import as_person
from ctportal.ledger import sealing
from ctportal.ledger.actions import disclose, note

from .. import factories

PATIENCE = 60.0


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
    while not sealing.seal():
        assert time.monotonic() < began + PATIENCE, "nothing could be sealed"
        time.sleep(0.05)
    sealing.carry_outside()
