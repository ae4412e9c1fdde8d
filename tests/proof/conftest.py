import pytest

from ctportal.people.models import Clearance
from sharing.exercise import cast

from .. import factories


@pytest.fixture
def accounts(committed):
    """The exercise's accounts, all cleared, as the proof's own databases have them."""
    cast.engage_people(factories.PASSWORD)
    Clearance.objects.filter(classification=0).update(classification=1)
