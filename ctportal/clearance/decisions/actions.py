"""What is done with a record before the Committee: circulated, extended, decided.

Silence until the deadline is no objection, and nothing before it is.  Each action is
one transaction; an adoption changes the record's readers in the same one.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import finding
from ctportal.confidentiality.actions import (
    CONFIDENTIAL,
    open_record,
    released_to,
    save_record,
)
from ctportal.confidentiality.models import Release
from ctportal.confidentiality.policy import KEEPERS, is_holder, require_holder
from ctportal.confidentiality.turns import take_turn
from ctportal.correspondence.letters.actions import tie
from ctportal.correspondence.models import LetterTie
from ctportal.ledger.actions import note
from ctportal.people.models import Incumbency

from ..models import Decision, DecisionLetter, DecisionMove, HoldKeeper
from ..officers import in_its_offices_name
from . import business, deadlines, offices, standing

Status, How, What = Decision.Status, Decision.How, DecisionMove.What
Role = LetterTie.Role
ROLES = {What.CIRCULATED: Role.TRANSMISSION, What.EXTENDED: Role.EXTENSION}
# A meeting has a day; the moment stands for it.
NOON = time(12)


@transaction.atomic
def circulate(
    record,
    *,
    by,
    deadline: datetime,
    functions: Iterable,
    circular: str = "",
    letter=None,
) -> Decision:
    """Put a record before the Committee's members, who may object until the deadline.

    `functions` alone will know who holds it up, if somebody does.
    """
    offices.require_circulator(by, record)
    _require_awaiting(record, by)
    if deadline <= timezone.now():
        raise ValidationError({"deadline": _("The deadline has passed already.")})
    _require_filled(functions)
    decision = _open(
        record,
        by,
        circulated_at=timezone.now(),
        deadline=deadline,
        circular=circular,
    )
    HoldKeeper.objects.bulk_create(
        HoldKeeper(decision=decision, function=function) for function in functions
    )
    _tell(decision, What.CIRCULATED, by, letter)
    _follow(decision, by, _circulated)
    return decision


@transaction.atomic
def extend(decision, *, by, until: datetime, letter=None, said="") -> Decision:
    """Give the members more time: a later deadline, by a further note."""
    _require_under_way(decision, by)
    if until <= max(decision.deadline, timezone.now()):
        raise ValidationError({"until": _("An extension ends later.")})
    if standing.silent_since(decision):
        raise ValidationError(_("The deadline has passed, and nobody objected."))
    save_record(decision, by=by, event="extended", deadline=until)
    _tell(decision, What.EXTENDED, by, letter, said)
    return decision


@transaction.atomic
def record_no_objection(decision, *, by, symbol="") -> Decision:
    """Write down that the deadline passed in silence: the record is adopted, once."""
    _require_under_way(decision, by)
    since = standing.silent_since(decision)
    if since is None:
        raise ValidationError(_not_silent(decision))
    told = {"how": How.NO_OBJECTION, "decided_at": since, "symbol": symbol}
    return _adopt(decision, by, letter=None, **told)


@transaction.atomic
def adopt_at_meeting(record, *, by, on: date, symbol="", letter=None) -> Decision:
    """The Committee adopted a record at a meeting, circulated before or not.

    Its members were there: neither the deadline nor a hold stands in the way.
    """
    offices.require_circulator(by, record)
    take_turn(Decision.kind, record.ref)
    decision = _under_way(record, by)
    if decision is None:
        _require_awaiting(record, by)
    else:
        _require_kept(decision, by)
    told = {"how": How.MEETING, "decided_at": _moment(decision, on), "symbol": symbol}
    if decision is None:
        decision = _open(record, by, status=Status.ADOPTED, **told)
        return _carry_out(decision, by, letter)
    return _adopt(decision, by, letter=letter, **told)


@transaction.atomic
def end(decision, status, *, by, said, letter=None) -> Decision:
    """It was not adopted, or taken out of circulation; it may be circulated anew."""
    _require_under_way(decision, by)
    if status not in (Status.NOT_ADOPTED, Status.WITHDRAWN):
        raise ValidationError(_("An adoption has an action of its own."))
    moment = timezone.now()
    save_record(decision, by=by, event=status, status=status, decided_at=moment)
    _tell(decision, What(status), by, letter, said)
    return decision


def _open(record, by, **facts) -> Decision:
    """The decision as a record of its own, for its office, the record's and the
    Committee; of what is Strictly Confidential it says nothing."""
    basis = {"basis": Release.Basis.COMMITTEE}
    releases = [released_to(offices.committee(), **basis)]
    if not is_holder(by, record):
        releases.append(released_to(record.marking.holder, **basis))
    return open_record(
        Decision,
        by=by,
        state=record.marking.state,
        classification=min(record.marking.classification, CONFIDENTIAL),
        releases=releases,
        of=record.marking,
        kept_by=by,
        **facts,
    )


def _adopt(decision, by, letter, **told):
    save_record(decision, by=by, event="adopted", status=Status.ADOPTED, **told)
    return _carry_out(decision, by, letter)


def _carry_out(decision, by, letter):
    _tell(decision, What.ADOPTED, by, letter)
    _follow(decision, by, business.follow_adoption)
    return decision


def _circulated(record, decision, *, by):
    business.registered[record.marking.kind].circulated(record, decision, by=by)


def _follow(decision, by, act):
    """Let the record's own office do what follows: it put the record there for that."""
    record = finding.record_of(decision.of, by)
    with in_its_offices_name(record, by) as (own, officer):
        act(own, decision, by=officer)


def _tell(decision, what, by, letter, said=""):
    """Write down what happened, with its letter, on the record's history too."""
    move = DecisionMove.objects.create(
        decision=decision,
        what=what,
        at=decision.decided_at or timezone.now(),
        deadline=decision.deadline,
        said=said,
        moved_by=by,
    )
    if letter is not None:
        tie(letter, decision, ROLES.get(what, Role.ABOUT), by=by)
        DecisionLetter.objects.create(
            move=move, decision=decision, letter=letter.marking
        )
    note(f"decision-{what}", by=by, of=decision.of)


def _under_way(record, by) -> Decision | None:
    decisions = Decision.objects.readable_by(by).about(record).under_way()
    return decisions.for_table().first()


def _require_awaiting(record, by):
    """Refuse what does not stand before it, as it is once one's turn has come."""
    take_turn(Decision.kind, record.ref)
    stands = finding.record_of(record.marking, by)
    if stands is None or not business.awaits(stands):
        raise ValidationError(_("It does not stand before the Committee."))
    if _under_way(record, by):
        raise ValidationError(_("It is circulated to the Committee already."))


def _require_kept(decision, by):
    """What another office circulated, it alone records the adoption of."""
    if not is_holder(by, decision):
        refusal = _("It is circulated by %(office)s, which records its adoption.")
        raise ValidationError(refusal % {"office": decision.holder})
    _require_under_way(decision, by)


def _require_under_way(decision, by):
    """Hold the decision still, and refuse what is decided."""
    require_holder(by, decision, *KEEPERS)
    held = Decision.objects.readable_by(by).select_for_update(of=("self",))
    if held.filter(pk=decision.pk).under_way().first() is None:
        raise ValidationError(_("The Committee has decided on it, or has it no more."))


def _require_filled(functions):
    filled = Incumbency.objects.current().filter(function__in=functions)
    if not filled.filter(person__is_active=True).exists():
        refusal = _("Name a function that somebody fills: it will know of holds.")
        raise ValidationError({"functions": refusal})


def _not_silent(decision) -> str:
    if not decision.is_over_at():
        return _("Its deadline has not passed: silence is no objection only then.")
    return _("It is on hold.")


def _moment(decision, on: date) -> datetime:
    """The moment that stands for the day of a meeting."""
    if on > timezone.localdate():
        raise ValidationError({"on": _("This day is still to come.")})
    if decision and on < deadlines.day_of(decision.circulated_at):
        raise ValidationError({"on": _("It was circulated later.")})
    return min(deadlines.at(on, NOON), timezone.now())
