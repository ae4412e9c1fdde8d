"""Proposals as tests make them."""

from django.utils import timezone

from ctportal.confidentiality import identity
from ctportal.people import actions
from ctportal.people.models import PlaceProposal


def proposal_of(person, entity, kind="membership", **facts):
    """A proposal not stored yet; a membership as cleared reader unless said."""
    begins_on = None if kind == "ending" else timezone.localdate()
    facts = {"begins_on": begins_on, "reason": "They join us."} | facts
    if kind == "membership":
        facts = {"role": "reader", "classification": 1} | facts
    return PlaceProposal(kind=kind, person=person, entity=entity, **facts)


def proposed(person, entity, *, by, **facts):
    """A proposal that waits for its second person."""
    with identity.as_person(by):
        return actions.propose(proposal_of(person, entity, **facts), by=by)


def confirmed(proposal, *, by):
    """Confirm as somebody; the proposal is read anew, as a page does."""
    with identity.as_person(by):
        found = PlaceProposal.objects.for_table().get(pk=proposal.pk)
        actions.confirm(found, by=by)
    return found
