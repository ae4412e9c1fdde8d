"""A member and who has its letter in hand, at one moment."""

import pytest
from django.core.exceptions import ValidationError

from ctportal.clearance.decisions import holding
from ctportal.clearance.models import Decision, Hold

from ...turns import both


@pytest.fixture
def decision(committed, circulate):
    return circulate()


def test_a_hold_is_placed_once(decision, secretary, member):
    def place(person):
        found = Decision.objects.readable_by(person).get(pk=decision.pk)
        said = {} if person == member else {"member": member.entity}
        return holding.place(found, by=person, **said)

    placed, refused = both(place, member, secretary)
    assert isinstance(placed, Hold)
    assert isinstance(refused, ValidationError)
    assert "holds it already" in refused.messages[0]
