"""A recommendation that went out by every channel there is."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from ctportal.confidentiality.actions import released_to
from ctportal.correspondence import transmissions
from ctportal.ledger.actions import disclose
from sharing.packs import actions as packs
from sharing.withdrawal import actions

from ... import factories

MAY = date(2026, 5, 1)


@pytest.fixture
def record(holder, reader, carana):
    """Shared with the reader's office."""
    return factories.make_recommendation(
        holder, state=carana, releases=[released_to(reader.entity)]
    )


@pytest.fixture
def mailbox(unoct):
    """Where the reader's office is written to."""
    return factories.person_of(
        unoct, clearance=1, is_mailbox=True, email="office@unoct.example", language="fr"
    )


@pytest.fixture
def spread(record, holder, reader, unoct, outsider, carana, as_person):
    """Read on a page and by a program, put in a pack, handed to another office."""
    with as_person(reader):
        for channel in ("page", "api"):
            disclose(by=reader, channel=channel, refs=[record.ref])
    with as_person(holder):
        transmissions.write_down(
            [record.marking],
            by=holder,
            sent_on=MAY,
            means="by-hand",
            entity=outsider.entity,
        )
        facts = {"title": "Briefing", "sections": ["recommendations"]}
        pack = packs.open_pack(
            by=holder, state=carana, reader=unoct, classification=1, **facts
        )
        packs.make_copy(pack, by=holder, file_format="docx", token=uuid4())
    return record


@pytest.fixture
def withdraw(holder, as_person):
    """`withdraw(record)`: take it back, as its originating office."""

    def taken_back(*records, **facts):
        due_on = timezone.localdate() + timedelta(days=14)
        markings = [record.marking for record in records]
        with as_person(holder):
            return actions.withdraw(markings, by=holder, **{"due_on": due_on, **facts})

    return taken_back


@pytest.fixture
def notices(holder, as_person):
    """`notices(withdrawal)`: its notices, by the receiver's code or name."""

    def found(withdrawal):
        with as_person(holder):
            of = withdrawal.notices.readable_by(holder).for_table()
            return {n.entity.code if n.entity else n.person: n for n in of}

    return found
