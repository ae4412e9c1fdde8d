"""A small library to make packs of: one open recommendation, one kept back."""

from uuid import uuid4

import pytest

from ctportal.confidentiality.actions import released_to
from ctportal.people.models import Entity
from sharing.packs import actions
from sharing.packs.models import Pack
from tests import factories


@pytest.fixture
def unodc(db):
    return Entity.objects.get(code="unodc")


@pytest.fixture
def shared(holder, reader, carana):
    """A recommendation of the holder's that the reader's office may read."""
    return factories.make_recommendation(
        holder,
        state=carana,
        title="Share passenger data",
        text="Share passenger data between the crossings.",
        releases=[released_to(reader.entity)],
    )


@pytest.fixture
def kept_back(holder, carana):
    """A recommendation that nobody outside the holder's office may read."""
    return factories.make_recommendation(
        holder, state=carana, title="Quietly", text="Reinforce the marshgate vault."
    )


@pytest.fixture
def make_pack(carana, as_person):
    """`make_pack(holder, reader=entity)`: a pack with every section."""

    def make(by, *, reader, **fields):
        facts = {"title": "Briefing", "sections": Pack.Section.values}
        facts |= {"classification": 1, "state": carana}
        with as_person(by):
            return actions.open_pack(by=by, reader=reader, **facts | fields)

    return make


@pytest.fixture
def make_copy(as_person):
    """`make_copy(pack, holder, "pdf")`: the next copy."""

    def make(pack, by, file_format="pdf", token=None):
        with as_person(by):
            return actions.make_copy(
                pack, by=by, file_format=file_format, token=token or uuid4()
            )

    return make
