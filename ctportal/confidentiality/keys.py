"""What a person holds, and the audiences it opens today: the rule in Python.

The database states the same in `open_audiences()`; a test compares the two.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, OuterRef, Q
from django.utils import timezone

from ctportal.people.models import (
    Clearance,
    CommunityMember,
    Incumbency,
    JointMember,
)
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
    holding = held_by(person)
    if holding is None:
        return frozenset()
    found = opened_by(holding).values_list("audience_id", flat=True)
    return frozenset(found.distinct())


@dataclass(frozen=True)
class Holding:
    """What opens audiences to somebody today."""

    offices: Collection
    communities: Collection
    functions: Collection
    classification: int


def held_by(person) -> Holding | None:
    """What a person holds; nothing when they act for nobody."""
    if person is None or not person.is_authenticated or not person.is_active:
        return None
    membership = _look_up_membership(person)
    if membership is None:
        return None
    return Holding(
        offices=person.offices,
        communities=communities_of(membership),
        functions=functions_of(person),
        classification=membership.cleared or 0,
    )


def _look_up_membership(person):
    """Whom somebody acts for today and what they are cleared to, asked anew and at
    once; the person keeps it for whatever else is asked of them."""
    joint = JointMember.objects.current().joint_with(OuterRef("entity"))
    cleared = Clearance.objects.current().filter(membership=OuterRef("pk"))
    highest = cleared.order_by("-classification").values("classification")[:1]
    membership = (
        person.memberships.current()
        .select_related("entity")
        .annotate(joint=ArraySubquery(joint.values("joint_id")), cleared=highest)
        .first()
    )
    person.membership = membership
    if membership:
        person.offices = frozenset({membership.entity_id, *membership.joint})
    return membership


def opened_by(holding: Holding):
    """The keys of audiences that are opened by what somebody holds today."""
    return AudienceKey.objects.filter(
        Q(key__entity=None) | Q(key__entity__in=holding.offices),
        Q(key__community=None) | Q(key__community__in=holding.communities),
        Q(key__function=None) | Q(key__function__in=holding.functions),
        in_force(timezone.localdate(), "key__"),
        key__classification__lte=holding.classification,
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
