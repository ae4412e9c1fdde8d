"""Records as the portal's pages show them."""

import pytest

from ctportal.confidentiality import actions
from ctportal.reference.models import Theme
from tests import factories


@pytest.fixture
def pages(client):
    """`pages(person, address)` answers as that person's browser would see it."""

    def get(person, address, **headers):
        client.force_login(person)
        return client.get(address, headers=headers)

    return get


@pytest.fixture
def shared(holder, reader, carana, as_person):
    """A recommendation the reader's office was given."""
    record = factories.make_recommendation(
        holder, title="Passenger lists", state=carana, theme=Theme.objects.first()
    )
    with as_person(holder):
        actions.release(record, to=reader.entity, by=holder)
    return record


@pytest.fixture
def kept(holder, katasi):
    """A recommendation the holder's office keeps to itself."""
    return factories.make_recommendation(
        holder, title="Unspoken matters", state=katasi, theme=Theme.objects.last()
    )
