"""Handing over what one person holds: proposed, confirmed by another, moved at once."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import by_two, handing_over, offices
from ..models import HandOver, HandOverItem, PlaceProposal


@transaction.atomic
def propose_hand_over(hand_over: HandOver, items: Iterable[HandOverItem], *, by):
    """Put before a second person who gets what; nothing is stored yet."""
    hand_over.proposed_by = by
    items = list(items)
    _require(offices.may_hand_over(by, hand_over.person, hand_over.entity))
    if not items:
        raise ValidationError(_("Choose who gets what."))
    for item in items:
        _require_successor(item, by)
    hand_over.save(force_insert=True)
    HandOverItem.objects.bulk_create(items)
    _require(handing_over.things_of(hand_over, seen_by=by) is not None)
    for item in items:
        prepare = handing_over.source_named(item.source).prepare
        if prepare:
            prepare(item, by=by)
    note("hand-over-proposed", by=by, about=hand_over.person)


@transaction.atomic
def confirm_hand_over(hand_over: HandOver, *, by):
    """Give everything to its successor: all of it, or nothing."""
    by_two.require_open(hand_over)
    _require(offices.may_confirm_hand_over(by, hand_over))
    things = handing_over.things_of(hand_over, seen_by=by)
    _require(things is not None)
    by_two.confirm(hand_over, by=by)
    for item, _thing in things:
        handing_over.source_named(item.source).move(item, by=by)
    note("handed-over", by=by, about=hand_over.person)


@transaction.atomic
def turn_down_hand_over(hand_over: HandOver, *, by):
    """Leave everything where it is; who proposed it takes it back so."""
    by_two.require_open(hand_over)
    is_own = by.pk == hand_over.proposed_by_id
    _require(is_own or offices.may_confirm_hand_over(by, hand_over))
    by_two.turn_down(hand_over, by=by)
    for proposal in PlaceProposal.objects.open().filter(moved_by__hand_over=hand_over):
        by_two.turn_down(proposal, by=by)
    note("hand-over-turned-down", by=by, about=hand_over.person)


def _require_successor(item, by):
    hand_over, successor = item.hand_over, item.successor
    if successor in (by, hand_over.person) or successor.entity != hand_over.entity:
        raise ValidationError(
            _("A successor is somebody else of the office, and not who proposes.")
        )


def _require(is_allowed):
    if not is_allowed:
        raise PermissionDenied(_("This hand-over is not yours to make."))
