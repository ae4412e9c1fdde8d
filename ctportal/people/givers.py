"""Who gives places, and never to themselves: the rule in Python.

An entity's head and its confidentiality officers propose and confirm; where there is
nobody else of them, the administrator is the second person.  What an entity cannot
begin by itself, its first officer above all, the administrator proposes, and so every
administrator and auditor; then a head or officer of CTED or of UNOCT confirms.  The
database states the same in `place_may_be_given()` and asks it when it carries out.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .models import Entity, Membership, Person, PlaceProposal

Role = Membership.Role
GIVERS = (Role.HEAD, Role.CONFIDENTIALITY_OFFICER)
TWO_OFFICES = (Entity.Kind.DIRECTORATE, Entity.Kind.OFFICE)


def gives_places(person, entity) -> bool:
    """Whether this person is one of those who give an entity's places."""
    return person.is_active and person.entity == entity and person.role in GIVERS


def givers_of(entity) -> list[Person]:
    """Everyone who may give an entity's places today."""
    found = Membership.objects.current().of(entity).filter(role__in=GIVERS)
    people = {membership.person for membership in found.select_related("person")}
    return [person for person in people if gives_places(person, entity)]


def is_administrator(person) -> bool:
    return person.is_active and person.role == Role.ADMINISTRATOR


def watches(person) -> bool:
    """Whether this person confirms what an administrator proposes."""
    return (
        person.is_active and person.role in GIVERS and person.entity.kind in TWO_OFFICES
    )


def may_propose(person, proposal: PlaceProposal) -> bool:
    """Whether this person may propose this place."""
    if person == proposal.person:
        return False
    if gives_places(person, proposal.entity) and not proposal.is_portal_wide:
        return True
    return is_administrator(person) and (
        proposal.is_portal_wide or not _givers_besides(proposal, proposal.person)
    )


def may_confirm(person, proposal: PlaceProposal) -> bool:
    """Whether this person is the second one that this proposal needs."""
    if person == proposal.person or not proposal.may_be_confirmed_by(person):
        return False
    proposer, entity = proposal.proposed_by, proposal.entity
    if gives_places(proposer, entity) and not proposal.is_portal_wide:
        others = _givers_besides(proposal, proposal.person, proposer)
        return person in others or (not others and is_administrator(person))
    return may_propose(proposer, proposal) and watches(person)


def may_turn_down(person, proposal: PlaceProposal) -> bool:
    """Whoever may confirm it may turn it down; who proposed it may take it back."""
    is_own = proposal.is_open and person.pk == proposal.proposed_by_id
    return is_own or may_confirm(person, proposal)


def require(is_allowed: bool):
    if not is_allowed:
        raise PermissionDenied(
            _("Places are given by two people of the office, never to themselves.")
        )


def _givers_besides(proposal, *left_out):
    return [person for person in givers_of(proposal.entity) if person not in left_out]
