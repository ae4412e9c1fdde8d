"""An office's people: who acts for it, and what waits for whom of them."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from . import givers, handing_over
from .models import (
    Clearance,
    Deputyship,
    HandOver,
    Incumbency,
    Membership,
    Person,
    PlaceProposal,
)
from .models.places import Place
from .querysets import PlaceProposalQuerySet

# How long before its last day a place begins to be a task.
SOON = timedelta(days=30)


def people_of(entity):
    """Who acts for an entity today, by name."""
    members = Membership.objects.current().of(entity)
    return Person.objects.filter(
        is_active=True, pk__in=members.values("person_id")
    ).order_by("name", "pk")


def places_of(person, entity=None) -> list[Place]:
    """What a person has been given that is not over yet, by an entity or by any."""
    of_entity = {} if entity is None else {"entity": entity}
    memberships = Membership.objects.filter(person=person, **of_entity)
    found = [
        memberships.select_related("entity"),
        Clearance.objects.filter(membership__in=memberships).select_related(
            "membership__entity"
        ),
        Incumbency.objects.filter(
            person=person, **{f"function__{key}": of_entity[key] for key in of_entity}
        ).select_related("function__entity"),
        Deputyship.objects.filter(person=person, **of_entity).select_related(
            "stands_for", "entity"
        ),
    ]
    return [
        place
        for places in found
        for place in places.filter(_not_over()).select_related(
            "given_in__proposed_by", "given_in__settled_by"
        )
    ]


def ending_soon(person) -> list[Place]:
    """A person's places whose last day is near."""
    last = timezone.localdate() + SOON
    return [p for p in places_of(person) if p.ends_on and p.ends_on <= last]


def members_ending_soon(entity):
    """The memberships of an entity whose last day is near."""
    today = timezone.localdate()
    near = Membership.objects.current().of(entity).filter(ends_on__lte=today + SOON)
    return near.select_related("person").order_by("ends_on", "person__name")


def proposals_for(person) -> list[PlaceProposal]:
    """What this person may confirm or take back, the oldest first."""
    found = _proposals_within_reach(person).open().filter(moved_by=None).for_table()
    return [p for p in found if givers.may_turn_down(person, p)]


def _proposals_within_reach(person) -> PlaceProposalQuerySet:
    """Those of the person's own office; of all, for who may settle them there."""
    everywhere = givers.is_administrator(person) or givers.watches(person)
    if everywhere:
        return PlaceProposal.objects.all()
    return PlaceProposal.objects.filter(entity=person.entity)


def _not_over() -> Q:
    return Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())


def people_with_places_in(entity):
    """Who acts, acted or will act for an entity."""
    members = Membership.objects.of(entity)
    return Person.objects.filter(pk__in=members.values("person_id"))


def may_hand_over(by, person, entity) -> bool:
    """Whether somebody may hand over what a person holds: that person, or who gives
    the office's places."""
    is_of_office = people_with_places_in(entity).filter(pk=person.pk).exists()
    return (
        is_of_office
        and by.entity == entity
        and (by == person or givers.gives_places(by, entity))
    )


def may_confirm_hand_over(by, hand_over: HandOver) -> bool:
    """A second person like the first, who gets nothing of it."""
    return (
        hand_over.may_be_confirmed_by(by)
        and may_hand_over(by, hand_over.person, hand_over.entity)
        and not hand_over.items.filter(successor=by).exists()
    )


def hand_overs_for(person) -> list[HandOver]:
    """Those that wait for this person; who may not read it all is told of none."""
    found = HandOver.objects.open().filter(entity=person.entity)
    return [
        hand_over
        for hand_over in found.select_related("person", "proposed_by", "entity")
        if may_confirm_hand_over(person, hand_over)
        and handing_over.things_of(hand_over, seen_by=person) is not None
    ]
