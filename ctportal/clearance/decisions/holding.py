"""Holding up what is before the Committee: a member asks for time, or objects.

Who holds is for the functions named for it and for the member: no event, no count and
no letter of a hold is seen by others, who learn that it is on hold and no more.
"""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.turns import take_turn
from ctportal.ledger.actions import note
from ctportal.people.models import Entity, Incumbency

from ..models import Decision, Hold, HoldMove
from . import offices, standing

What = HoldMove.What


def knows_of_holds(person, decision) -> bool:
    """Whether this person fills one of the functions named to know who holds."""
    filled = Incumbency.objects.current().filter(person=person)
    named = decision.keepers.filter(function__in=filled.values("function"))
    return person.is_active and named.exists()


def may_hold(person, decision) -> bool:
    """Whether this person may place a hold: for a member, or its letter in hand.

    Not once the deadline has passed in silence.
    """
    is_open = decision.is_under_way and standing.silent_since(decision) is None
    return is_open and may_move(person, decision)


def may_move(person, decision) -> bool:
    """Whether this person acts for a member today, or on its behalf."""
    return offices.sits(person) or knows_of_holds(person, decision)


def holds_of(decision, person) -> list[Hold]:
    """The holds of a decision that this person may know of, with what moved them."""
    known = Hold.objects.known_to(person).filter(decision=decision)
    return list(known.select_related("member").prefetch_related("moves__moved_by"))


@transaction.atomic
def place(
    decision, *, by, member=None, until: date | None = None, said="", letter=None
) -> Hold:
    """Place a hold: a member itself, or on its behalf who has its letter."""
    member = _member_for(decision, by, member)
    take_turn(Hold.__name__, decision.pk)
    _require_open(decision, by)
    _require_to_come(until)
    known = Hold.objects.known_to(by).standing()
    if known.filter(decision=decision, member=member).exists():
        raise ValidationError(_("This member holds it already: extend its hold."))
    hold = Hold.objects.create(decision=decision, member=member, until=until)
    return _move(hold, What.PLACED, by, until=until, said=said, letter=letter)


@transaction.atomic
def extend(hold, *, by, until: date, said="", letter=None) -> Hold:
    """The member needs longer, by a further note."""
    _require_standing(hold, by)
    _require_to_come(until)
    Hold.objects.known_to(by).filter(pk=hold.pk).update(until=until)
    return _move(hold, What.EXTENDED, by, until=until, said=said, letter=letter)


@transaction.atomic
def lift(hold, *, by, said="", letter=None) -> Hold:
    """Nothing stands in the way any longer, as far as this member goes."""
    _require_standing(hold, by)
    moment = timezone.now()
    Hold.objects.filter(pk=hold.pk, lifted_at=None).update(lifted_at=moment)
    return _move(hold, What.LIFTED, by, said=said, letter=letter)


def _move(hold, what, by, *, until=None, said="", letter=None):
    HoldMove.objects.create(
        hold=hold,
        what=what,
        until=until,
        said=said,
        letter=letter and letter.marking,
        moved_by=by,
    )
    # Of no record: the history of the decision is read by more than may know this.
    note(f"own-hold-{what}", by=by)
    return hold


def _member_for(decision, by, member) -> Entity:
    if offices.sits(by):
        return by.entity
    if not knows_of_holds(by, decision):
        raise PermissionDenied(_("Members of the Committee place holds."))
    if member is None or not offices.seats().filter(entity=member).exists():
        raise ValidationError({"member": _("Choose a member of the Committee.")})
    return member


def _require_open(decision, by):
    """A hold is placed until the deadline, or while another hold keeps it open."""
    open_ones = Decision.objects.readable_by(by).under_way()
    if not open_ones.filter(pk=decision.pk).exists():
        raise ValidationError(_("The Committee has decided on it, or has it no more."))
    if standing.silent_since(decision):
        raise ValidationError(_("The deadline has passed, and nobody objected."))


def _require_to_come(until):
    if until and until < timezone.localdate():
        raise ValidationError({"until": _("This day has passed.")})


def _require_standing(hold, by):
    if not may_move(by, hold.decision):
        raise PermissionDenied(_("Members of the Committee place holds."))
    known = Hold.objects.known_to(by).standing().filter(pk=hold.pk)
    if not known.filter(decision__status=Decision.Status.CIRCULATED).exists():
        raise ValidationError(_("This hold has ended."))
