"""The days that run for a State over a visit.

The clocks themselves hang on the visit (ctportal.correspondence.clocks): they start by
a letter or a day, can be extended, suspended and partly answered, and last as the
dated rules say.
"""

from datetime import date

from django.utils import timezone

from ctportal.correspondence.clocks import actions, rules
from ctportal.correspondence.models import ClockRule, Kind, RunningClock
from ctportal.pages.pieces import Clock


def running(visit, kind) -> RunningClock | None:
    """The clock of a kind whose answer is still awaited."""
    return next((c for c in visit.marking.clocks.all() if _awaits(c, kind)), None)


def all_running(visit) -> list[RunningClock]:
    return [clock for clock in visit.marking.clocks.all() if clock.is_running]


def answer(visit) -> Clock | None:
    """The State's days to answer the preliminary assessment, while they run."""
    return _face(visit, Kind.ANSWER)


def comments(visit) -> Clock | None:
    """The State's days to comment on the draft report, while they run."""
    return _face(visit, Kind.COMMENTS)


def steps_taken(visit) -> Clock | None:
    """The State's months to tell of steps taken on the final report."""
    return _face(visit, Kind.STEPS_TAKEN)


def to_come(visit) -> list[ClockRule]:
    """How long the State will have, for each of its answers whose days begin later."""
    later = [Kind.COMMENTS, Kind.STEPS_TAKEN]
    if not visit.transmitted_on:
        later.insert(0, Kind.ANSWER)
    found = {rule.kind: rule for rule in rules.in_force()}
    return [found[kind] for kind in later if kind in found]


def shared_from(visit) -> date | None:
    """The day the results are UNOCT's, as the releases have it (joint report, 16 e)."""
    return visit.shared_on


def is_past(day: date) -> bool:
    """Whether this day has come."""
    return day <= timezone.localdate()


def end(visit, kind, *, by):
    """Nobody waits for this any more."""
    clock = RunningClock.objects.running().filter(record=visit.marking, kind=kind)
    for found in clock.select_related("record"):
        actions.stop(found, by=by)


def answered(visit, kind, *, by, on, letter=None):
    """What was awaited of the State came."""
    clock = RunningClock.objects.running().filter(record=visit.marking, kind=kind)
    for found in clock.select_related("record"):
        actions.answer(found, by=by, on=on, letter=letter)


def _face(visit, kind):
    clock = running(visit, kind)
    return clock.face if clock else None


def _awaits(clock, kind):
    return clock.kind == kind and clock.is_running
