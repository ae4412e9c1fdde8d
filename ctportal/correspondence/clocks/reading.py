"""The clocks of a record as its page draws them: where each stands, what moved it."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ctportal.confidentiality import policy
from ctportal.pages.marks import Status

from ..models import ClockMoveLetter, Letter, RunningClock
from . import rules
from .acts import acts_on
from .days import working_days_between


@dataclass(frozen=True)
class Drawn:
    """One clock with its moves, each with the letter it stands in."""

    clock: RunningClock
    status: Status
    moves: list = field(default_factory=list)
    acts: list = field(default_factory=list)


def clocks_of(record, person) -> list[Drawn]:
    """Every clock of a record, those that run first."""
    clocks = list(record.marking.clocks.prefetch_related("moves"))
    letters = _letters_of(record, person)
    in_order = sorted(clocks, key=lambda c: (not c.is_running, -c.pk))
    return [
        Drawn(
            clock,
            status_of(clock),
            [(move, letters.get(move.pk)) for move in clock.moves.all()],
            acts_on(clock) if clock.is_running else [],
        )
        for clock in in_order
    ]


def status_of(clock) -> Status:
    """Where a clock stands, in words."""
    if clock.answered_on:
        return Status("settled", _("answered"))
    if clock.stopped_at:
        return Status("waived", _("stopped"))
    if clock.suspended_on:
        return Status("waived", _("suspended"))
    return Status("overdue" if clock.face.is_late else "due", left_in_words(clock))


def left_in_words(clock) -> str:
    """How many days are left, or how late it is, in the days it is counted in."""
    if not clock.in_working_days:
        return clock.face.left_in_words
    first, last = sorted([timezone.localdate(), clock.ends_on])
    count = working_days_between(first, last, rules.holidays())
    if clock.face.is_late:
        late = ngettext("%(n)s working day late", "%(n)s working days late", count)
        return late % {"n": count}
    left = ngettext("%(n)s working day left", "%(n)s working days left", count)
    return left % {"n": count}


def _letters_of(record, person) -> dict[int, Letter]:
    """By move, the letter it stands in, as far as this person may read it."""
    known = policy.readable_by(person, "letter__")
    tied = ClockMoveLetter.objects.filter(known, record=record.marking)
    by_move = dict(tied.values_list("move", "letter"))
    rows = Letter.objects.readable_by(person).for_table().numbered_for(person)
    found = {
        row.pk: row for row in rows.unsealed_for(person).filter(pk__in=by_move.values())
    }
    return {move: found[pk] for move, pk in by_move.items() if pk in found}
