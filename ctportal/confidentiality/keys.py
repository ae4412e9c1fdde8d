"""What a person holds, and the audiences it opens today: the rule in Python.

The database states the same in `open_audiences()`; a test compares the two.
"""

from django.db.models import Max, Q
from django.utils import timezone

from ctportal.people.models import Clearance, CommunityMember, Incumbency
from ctportal.reference.querysets import in_force

from . import identity
from .models.audiences import AudienceKey


def audiences_open_to(person) -> frozenset[int]:
    """The ids of the audiences this person's keys open; found once per request."""
    sight = identity.current()
    if sight is None or sight.person_id != getattr(person, "pk", None):
        return _look_up(person)
    if sight.open_audiences is None:
        sight.open_audiences = _look_up(person)
    return sight.open_audiences


def _look_up(person):
    if person is None or not person.is_authenticated or not person.is_active:
        return frozenset()
    membership = person.memberships.current().first()
    if membership is None:
        return frozenset()
    return frozenset(_opened_by(person, membership))


def _opened_by(person, membership):
    return (
        AudienceKey.objects.filter(
            Q(key__entity=None) | Q(key__entity__in=person.offices),
            Q(key__community=None) | Q(key__community__in=communities_of(membership)),
            Q(key__function=None) | Q(key__function__in=functions_of(person)),
            in_force(timezone.localdate(), "key__"),
            key__classification__lte=clearance_of(membership),
        )
        .values_list("audience_id", flat=True)
        .distinct()
    )


def clearance_of(membership) -> int:
    """The highest classification a member may read today."""
    highest = Clearance.objects.filter(membership=membership).current()
    return highest.aggregate(top=Max("classification"))["top"] or 0


def communities_of(membership):
    """The communities a member belongs to today, by entity or in person."""
    mine = Q(entity=membership.entity_id) | Q(person=membership.person_id)
    return CommunityMember.objects.current().filter(mine).values("community_id")


def functions_of(person):
    """The functions a person fills today."""
    return Incumbency.objects.current().filter(person=person).values("function_id")
