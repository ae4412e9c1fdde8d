"""What people do to clocks.  Each action is one transaction and one event.

A clock decides nothing itself: the app whose record it hangs on hears of each move in
the same transaction, and does what follows from it.
"""

from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import KEEPERS, require_holder
from ctportal.ledger.actions import note

from ..letters.actions import tie
from ..models import ClockMove, ClockMoveLetter, CountedFrom, LetterTie, RunningClock
from . import rules
from .days import after_working_days, end_of, working_days_between

What, Role = ClockMove.What, LetterTie.Role
# By kind of record: told of every move of a clock on it.
followers: dict[str, Callable[..., None]] = {}


@transaction.atomic
def start(
    record,
    kind: str,
    *,
    by,
    on: date,
    until: date | None = None,
    counted_from=CountedFrom.DAY,
    letter=None,
    role=Role.TRANSMISSION,
) -> RunningClock:
    """Start the days of a kind on a record; one that runs already ends in its place.

    They last as the rule in force has it, or `until` a day where none says how long.
    """
    require_holder(by, record, *KEEPERS)
    rule = rules.rule_on(kind, on)
    _end_former(record, kind, by=by, on=on)
    clock = RunningClock.objects.create(
        record=record.marking,
        kind=kind,
        counted_from=counted_from,
        started_on=on,
        ends_on=until or _end_by(rule, on),
        kept_by=by,
        **_from_rule(rule),
    )
    _tell(clock, What.STARTED, by, on, letter, role)
    return clock


def start_by_rule(
    record, kind: str, *, by, on: date, letter=None, **told
) -> RunningClock | None:
    """Start the days of a kind where the rule in force says how long.

    Where none does, the letter that went is tied all the same.
    """
    rule = rules.rule_on(kind, on)
    if rule is not None and (rule.days or rule.months):
        return start(record, kind, by=by, on=on, letter=letter, **told)
    if letter is not None:
        tie(letter, record, Role.TRANSMISSION, by=by)
    return None


@transaction.atomic
def extend(clock, *, by, until: date, letter=None, said="") -> RunningClock:
    """Give more days, as somebody asked in a note."""
    _require_running(clock, by)
    if until <= clock.ends_on:
        raise ValidationError({"until": _("An extension ends later.")})
    moved = {"ends_on": until, "extended_until": until, "letter": letter}
    return _move(clock, What.EXTENDED, by=by, on=_today(), said=said, **moved)


@transaction.atomic
def suspend(clock, *, by, on: date, letter=None, said="") -> RunningClock:
    """Let the days stand still from a day on."""
    _require_running(clock, by)
    if clock.suspended_on:
        raise ValidationError(_("It stands still already."))
    _require_day(clock, on)
    moved = {"suspended_on": on, "letter": letter}
    return _move(clock, What.SUSPENDED, by=by, on=on, said=said, **moved)


@transaction.atomic
def resume(clock, *, by, on: date, letter=None, said="") -> RunningClock:
    """Let the days go on: the end moves by those it stood still."""
    _require_running(clock, by)
    if clock.suspended_on is None:
        raise ValidationError(_("It is not suspended."))
    _require_day(clock, on, since=clock.suspended_on)
    moved = {"suspended_on": None, "ends_on": _moved_end(clock, on), "letter": letter}
    return _move(clock, What.RESUMED, by=by, on=on, said=said, **moved)


@transaction.atomic
def answer_partly(clock, *, by, on: date, still_open: str, letter=None):
    """Part of the answer came; what is still open goes on being awaited."""
    _require_running(clock, by)
    _require_day(clock, on)
    moved = {"partly_on": on, "still_open": still_open, "letter": letter}
    return _move(clock, What.PARTLY, by=by, on=on, said=still_open, **moved)


@transaction.atomic
def answer(clock, *, by, on: date, letter=None, said="") -> RunningClock:
    """The whole answer came; nothing runs any more."""
    _require_running(clock, by)
    _require_day(clock, on)
    moved = {"answered_on": on, "still_open": "", "suspended_on": None}
    return _move(clock, What.ANSWERED, by=by, on=on, said=said, letter=letter, **moved)


@transaction.atomic
def stop(clock, *, by) -> RunningClock:
    """Nobody waits any more."""
    _require_running(clock, by)
    return _move(clock, What.STOPPED, by=by, on=_today(), stopped_at=timezone.now())


ROLES = {
    What.EXTENDED: Role.EXTENSION,
    What.PARTLY: Role.ANSWER,
    What.ANSWERED: Role.ANSWER,
}


def _end_former(record, kind, *, by, on):
    """One of the same kind that runs already ends; one that stands still does not."""
    running = RunningClock.objects.running().select_related("record")
    for former in running.filter(record=record.marking, kind=kind):
        if former.suspended_on:
            raise ValidationError(_("It stands still: let it run again first."))
        _move(former, What.STOPPED, by=by, on=on, stopped_at=timezone.now())


def _move(clock, what, *, by, on, letter=None, said="", **fields):
    for name, value in fields.items():
        setattr(clock, name, value)
    clock.save(update_fields=list(fields))
    _tell(clock, what, by, on, letter, ROLES.get(what, Role.ABOUT), said)
    return clock


def _tell(clock, what, by, on, letter, role, said=""):
    """Write a move down, with its letter, and let the record's app follow it."""
    marking = clock.record
    move = ClockMove.objects.create(
        clock=clock,
        record=marking,
        what=what,
        on=on,
        ends_on=clock.ends_on,
        said=said,
        moved_by=by,
    )
    if letter is not None:
        ends = {"record": marking, "letter": letter.marking}
        ClockMoveLetter.objects.create(move=move, **ends)
        tie(letter, marking, role, by=by)
    note(f"clock-{what}", by=by, of=marking)
    follow = followers.get(marking.kind)
    if follow:
        follow(clock, what, by=by)


def _end_by(rule, on):
    if rule is None or not (rule.days or rule.months):
        raise ValidationError(
            {"until": _("No rule says how long: enter the last day.")}
        )
    facts = {"days": rule.days, "months": rule.months}
    working = rule.in_working_days
    counted = rules.holidays() if working else ()
    return end_of(on, **facts, in_working_days=working, holidays=counted)


def _from_rule(rule):
    if rule is None:
        return {}
    copied = ("in_working_days", "remind_before", "remind_after", "source")
    return {name: getattr(rule, name) for name in copied}


def _moved_end(clock, on):
    if not clock.in_working_days:
        return clock.ends_on + (on - clock.suspended_on)
    holidays = rules.holidays()
    stood = working_days_between(clock.suspended_on, on, holidays)
    return after_working_days(clock.ends_on, stood, holidays)


def _require_running(clock, by):
    """Hold the clock still, and refuse what has ended."""
    require_holder(by, clock.record, *KEEPERS)
    held = RunningClock.objects.select_for_update().get(pk=clock.pk)
    if not held.is_running:
        raise ValidationError(_("This clock has ended."))
    clock.refresh_from_db(from_queryset=RunningClock.objects.select_related("record"))


def _require_day(clock, on, since=None):
    if on > _today():
        raise ValidationError({"on": _("This day is still to come.")})
    if on < (since or clock.started_on):
        raise ValidationError({"on": _("This is before its days began.")})


def _today() -> date:
    return timezone.localdate()
