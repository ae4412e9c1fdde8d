"""A copy made at the moment in which what it holds is taken out of sight."""

from uuid import uuid4

import pytest
from django.db import transaction

from ctportal.confidentiality import sealing
from ctportal.confidentiality.actions import released_to
from ctportal.confidentiality.identity import as_person
from ctportal.people.models import Entity
from ctportal.reference.models import State
from sharing.packs import actions
from sharing.packs.models import Copy, Pack
from tests import factories
from tests.turns import both


@pytest.fixture
def two(committed):
    cted = Entity.objects.get(code="cted")
    facts = {"role": "assessment-officer", "clearance": 1}
    return [factories.person_of(cted, **facts) for _each in range(2)]


@pytest.fixture
def carana(two):
    return State.objects.get(iso3="XAA")


@pytest.fixture
def unodc(two):
    reader = Entity.objects.get(code="unodc")
    factories.person_of(reader, clearance=1)
    return reader


@pytest.fixture
def shared(two, carana, unodc):
    facts = {"title": "Share data", "text": "Between the crossings."}
    given = [released_to(unodc)]
    return factories.make_recommendation(two[0], state=carana, releases=given, **facts)


@pytest.fixture
def pack(two, carana, unodc, shared):
    facts = {"sections": Pack.Section.values, "classification": 1, "title": "Briefing"}
    with as_person(two[0]), transaction.atomic():
        return actions.open_pack(by=two[0], state=carana, reader=unodc, **facts)


def test_a_copy_that_was_being_made_is_closed_too(two, pack, shared):
    maker, sealer = two

    def make_or_seal(person):
        if person == maker:
            facts = {"file_format": "docx", "token": uuid4()}
            return actions.make_copy(pack, by=person, **facts)
        return sealing.seal(shared, "text", by=person)

    made, _sealed = both(make_or_seal, maker, sealer)
    with as_person(maker), transaction.atomic():
        assert shared.ref in made.refs
        assert Copy.objects.readable_by(maker).get().closed_at
