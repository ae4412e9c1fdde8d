"""A decision as its page draws it, as far as this person may know of it."""

from dataclasses import dataclass, field

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.models import Record
from ctportal.correspondence.models import Letter
from ctportal.pages.marks import Status

from ..models import Decision, DecisionLetter, Hold
from . import acts, business, deadlines, holding, offices, standing


@dataclass
class Procedure:
    """One decision with its record, its moves and what may be done about it."""

    record: Record
    decision: Decision | None
    status: Status | None = None
    moves: list = field(default_factory=list)
    # Those this person may know of, each with its letters.
    holds: list = field(default_factory=list)
    knows_holds: bool = False
    may_hold: bool = False
    may_move_holds: bool = False
    may_circulate: bool = False
    acts: list = field(default_factory=list)

    @property
    def deadline(self) -> str:
        return deadlines.said(self.decision.deadline)

    @property
    def is_due_on_a_day_off(self) -> bool:
        """Whether who keeps it chose a day that may have been meant otherwise."""
        is_open = self.decision.is_under_way
        return is_open and deadlines.is_on_a_day_off(self.decision.deadline)

    @property
    def follows(self) -> str:
        """What where it stands means for its adoption; empty once it is decided."""
        is_open = self.decision.is_under_way
        return standing.FOLLOWS[self.status.kind] if is_open else ""

    @property
    def shown(self) -> list:
        """The records it shows."""
        letters = [letter for _move, letter in self.moves if letter]
        letters += [one for _hold, moves in self.holds for _m, one in moves if one]
        return [r for r in (self.record, self.decision, *letters) if r]


def procedure_on(record, person) -> Procedure | None:
    """Where a record stands before the Committee; None where it never stood there."""
    decision = standing.latest_of(record, person)
    is_awaited = business.awaits(record)
    may_circulate = is_awaited and offices.may_circulate(person, record)
    if decision is None or (may_circulate and not decision.is_under_way):
        drawn = Procedure(record, decision, may_circulate=may_circulate)
        if decision is not None:
            drawn.status = standing.status_of(decision)
        return drawn if decision or may_circulate else None
    return procedure_of(decision, record, person)


def procedure_of(decision, record, person) -> Procedure:
    """All of one decision that this person may know."""
    holds = _holds(decision, person)
    knows = holding.knows_of_holds(person, decision)
    # A member that holds it already extends its hold.
    is_held_by_own = not knows and any(h.lifted_at is None for h, _moves in holds)
    may_hold = holding.may_hold(person, decision)
    return Procedure(
        record,
        decision,
        status=standing.status_of(decision),
        moves=_with_letters(decision, person),
        holds=holds,
        knows_holds=knows,
        may_hold=may_hold and not is_held_by_own,
        may_move_holds=may_hold,
        acts=acts.acts_on(decision, person),
    )


def record_of(decision, person) -> Record | None:
    return finding.record_of(decision.of, person)


def _with_letters(decision, person):
    known = policy.readable_by(person, "letter__")
    tied = DecisionLetter.objects.filter(known, decision=decision)
    letters = dict(tied.values_list("move", "letter"))
    found = _letters(letters.values(), person)
    moves = decision.moves.select_related("moved_by")
    return [(move, found.get(letters.get(move.pk))) for move in moves]


def _holds(decision, person) -> list[tuple[Hold, list]]:
    holds = holding.holds_of(decision, person)
    ids = [move.letter_id for hold in holds for move in hold.moves.all()]
    found = _letters([pk for pk in ids if pk], person)
    return [
        (hold, [(move, found.get(move.letter_id)) for move in hold.moves.all()])
        for hold in holds
    ]


def _letters(ids, person) -> dict:
    ids = list(ids)
    if not ids:
        return {}
    rows = Letter.objects.readable_by(person).for_table().numbered_for(person)
    return {row.pk: row for row in rows.unsealed_for(person).filter(pk__in=ids)}
