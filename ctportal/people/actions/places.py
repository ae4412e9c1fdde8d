"""How places are given and ended: one proposes, a second person confirms."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import by_two, fitting, givers
from ..models import PlaceProposal


class AlreadyProposed(ValidationError):
    """The same place is proposed already, and nobody has answered yet."""


@transaction.atomic
def propose(proposal: PlaceProposal, *, by) -> PlaceProposal:
    """Put a place before the second person; `proposal` is not stored yet."""
    proposal.proposed_by = by
    givers.require(givers.may_propose(by, proposal))
    fitting.require_fit(proposal)
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError as taken:
        raise AlreadyProposed(_("This is proposed already.")) from taken
    note("place-proposed", by=by, about=proposal.person)
    return proposal


@transaction.atomic
def confirm(proposal: PlaceProposal, *, by):
    """Give the place, or end it: the database does, and asks the rule itself."""
    by_two.require_open(proposal)
    givers.require(givers.may_confirm(by, proposal))
    fitting.require_fit(proposal)
    by_two.confirm(proposal, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT carry_out_place(%s)", [proposal.pk])
    is_ending = proposal.kind == PlaceProposal.Kind.ENDING
    note("place-ended" if is_ending else "place-given", by=by, about=proposal.person)


@transaction.atomic
def turn_down(proposal: PlaceProposal, *, by):
    """Answer a proposal without effect; who made it takes it back so."""
    by_two.require_open(proposal)
    givers.require(givers.may_turn_down(by, proposal))
    by_two.turn_down(proposal, by=by)
    note("place-turned-down", by=by, about=proposal.person)
