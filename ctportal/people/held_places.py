"""Functions and deputyships that somebody holds, and how they pass to another.

They are places, so the database gives them: a hand-over prepares their proposals, and
whoever confirms it confirms those.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import actions, givers
from .handing_over import Held, Source
from .models import Deputyship, HandOverItem, Incumbency, PlaceProposal

Kind = PlaceProposal.Kind


def _places_of(person, entity):
    """What somebody fills today in an office, by reference."""
    filled = Incumbency.objects.current().filter(person=person, function__entity=entity)
    stood_for = Deputyship.objects.current().filter(person=person, entity=entity)
    return {
        str(place.ref): place
        for place in (
            *filled.select_related("function"),
            *stood_for.select_related("stands_for"),
        )
    }


def _held(person, *, seen_by):
    may_propose = givers.gives_places(seen_by, seen_by.entity) and seen_by != person
    for ref, place in _places_of(person, seen_by.entity).items():
        until = date_format(place.ends_on) if place.ends_on else ""
        yield Held(ref, place.said, note=until, moves=may_propose)


def _prepare(item: HandOverItem, *, by):
    """Propose the place for its successor from today, and its end before that."""
    place = _places_of(item.hand_over.person, item.hand_over.entity)[item.key]
    today = timezone.localdate()
    given = PlaceProposal(
        **_same(place), person=item.successor, begins_on=today, ends_on=place.ends_on
    )
    proposals = [given]
    if isinstance(place, Deputyship) or place.in_charge:
        ended = PlaceProposal(
            kind=Kind.ENDING,
            person=item.hand_over.person,
            ends_on=max(place.begins_on or today, today - timedelta(days=1)),
        )
        setattr(ended, place._meta.model_name, place)
        proposals.append(ended)
    for proposal in proposals:
        proposal.entity, proposal.moved_by = item.hand_over.entity, item
        proposal.reason = item.hand_over.reason
        actions.propose(proposal, by=by)


def _same(place) -> dict:
    """What makes another's place the same as this one."""
    if isinstance(place, Deputyship):
        return {"kind": Kind.DEPUTY, "stands_for": place.stands_for}
    return {
        "kind": Kind.FUNCTION,
        "function": place.function,
        "in_charge": place.in_charge,
    }


def _move(item: HandOverItem, *, by):
    waiting = PlaceProposal.objects.open().for_table().filter(moved_by=item)
    for proposal in waiting:
        actions.confirm(proposal, by=by)


def _proposed(person, *, seen_by):
    """Proposals of theirs that nobody has answered."""
    waiting = (
        PlaceProposal.objects.open()
        .for_table()
        .filter(proposed_by=person, entity=seen_by.entity)
    )
    for proposal in waiting.exclude(person=seen_by):
        yield Held(
            str(proposal.pk), f"{proposal.person}: {proposal.said}", note=_("proposed")
        )


SOURCES = (
    Source("places", gettext_lazy("Functions and deputyships"), _held, _move, _prepare),
    Source("proposals", gettext_lazy("Proposals that wait for an answer"), _proposed),
)
