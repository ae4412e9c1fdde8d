"""The clearance of one record as its office's people see it; nobody else sees any."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.pages.marks import Status
from ctportal.pages.waiting import due_in
from ctportal.people.models import Person

from ..models import Chain, ChainStep, OtherVersion
from . import asking, fingerprints, going_out, kinds, templates
from .actions import may_pass_on

Answer, Outcome = ChainStep.Answer, Chain.Outcome
OF_ANSWER = {
    Answer.CLEARED: "settled",
    Answer.WITH_CHANGES: "settled",
    Answer.RETURNED: "missing",
}
OF_OUTCOME = {
    Outcome.RUNNING: "underway",
    Outcome.CLEARED: "settled",
    Outcome.RETURNED: "missing",
    Outcome.TAKEN_BACK: "waived",
}


@dataclass(frozen=True)
class DrawnStep:
    """One step: its sign, who is asked, and which version was before who answered."""

    step: ChainStep
    status: Status
    # Who fills the function today.
    filled_by: list[Person]
    asks_me: bool = False
    version: int | None = None

    @property
    def is_vacant(self) -> bool:
        """Whether a function is asked that nobody fills."""
        return bool(self.step.function and not self.step.answer and not self.filled_by)


@dataclass(frozen=True)
class Round:
    """One time that a record was submitted; steps side by side stand together."""

    chain: Chain
    status: Status
    version: int
    places: list[list[DrawnStep]]

    def __iter__(self) -> Iterator[DrawnStep]:
        return (drawn for place in self.places for drawn in place)


@dataclass
class Course:
    """All that one person may know and do about a record's clearance."""

    record: object
    person: Person
    rounds: list[Round]
    # Whether the office has a chain for such records today.
    has_chain: bool
    # What is not as it was cleared, and who answers for sending it so.
    departures: list = field(default_factory=list)
    answered_for: OtherVersion | None = None

    @property
    def latest(self) -> Round | None:
        return self.rounds[0] if self.rounds else None

    @property
    def outcome(self) -> str:
        return self.latest.chain.outcome if self.latest else ""

    @cached_property
    def mine(self) -> list[DrawnStep]:
        """The steps that wait for this person's answer."""
        return [drawn for drawn in self.latest or () if drawn.asks_me]

    @cached_property
    def is_submitter(self) -> bool:
        roles = kinds.of(self.record).submitters
        return policy.can_change(self.person, self.record, *roles)

    @cached_property
    def is_head(self) -> bool:
        return may_pass_on(self.person, self.record)

    @property
    def is_running(self) -> bool:
        return self.outcome == Outcome.RUNNING

    @property
    def is_kept(self) -> bool:
        return kinds.of(self.record).is_kept(self.record)

    @property
    def is_sent_by_next(self) -> bool:
        """Whether the one answer that is missing sends it, if it clears it."""
        missing = [drawn for drawn in self.latest or () if not drawn.step.answer]
        return kinds.of(self.record).goes_out_by_it and len(missing) == 1

    @property
    def may_submit(self) -> bool:
        if not self.has_chain or self.is_running or not self.is_kept:
            return False
        is_over = self.outcome != Outcome.CLEARED or self.is_other_version
        return self.is_submitter and is_over

    @property
    def is_other_version(self) -> bool:
        """Whether another version than the cleared one would go out unanswered for."""
        return bool(self.departures) and self.answered_for is None

    @property
    def may_go_out(self) -> bool:
        """Whether nothing here keeps the record in its office."""
        if self.outcome == Outcome.CLEARED:
            return not self.is_other_version
        return not self.is_running and not self.has_chain

    def changed_since(self) -> list:
        """What was changed since the round before this one."""
        if len(self.rounds) == 1:
            return []
        before = self.rounds[1].chain
        return going_out.departures(before, self.record, self.person)

    def changed_meanwhile(self) -> list:
        """What was changed in this round since the last answer: it is cleared as it
        stands now."""
        if not self.is_running or not any(drawn.step.answer for drawn in self.latest):
            return []
        return going_out.departures(self.latest.chain, self.record, self.person)

    def unread(self) -> list[tuple]:
        """What those still asked do not read, for who may submit it."""
        if not (self.is_running and self.is_submitter):
            return []
        return asking.unread_by(self.latest.chain, self.record, self.person)


def course_of(record, person) -> Course | None:
    """The clearance of a record; nothing for other offices, nor where there is none."""
    if kinds.of(record) is None or not policy.is_holder(person, record):
        return None
    chains = list(Chain.objects.readable_by(person).of(record).with_names())
    template = templates.in_force(record.marking.kind, record.holder)
    if not chains and template is None:
        return None
    course = Course(record, person, _rounds(chains, person), template is not None)
    if course.outcome == Outcome.CLEARED and course.is_kept:
        _compare(course)
    return course


def _compare(course):
    """Whether it still stands as it was cleared, or as somebody answered for."""
    chain, record, person = course.latest.chain, course.record, course.person
    course.departures = going_out.departures(chain, record, person)
    said = list(chain.other_versions.all())[-1:] if course.departures else []
    for other in said:
        if not fingerprints.differences(other.fingerprint_id, record, person):
            course.answered_for = other


def _rounds(chains, person) -> list[Round]:
    """The rounds, the latest first."""
    draw = _Drawing(chains, person)
    return [draw.round(chain) for chain in reversed(chains)]


class _Drawing:
    """What is looked up once for all the steps of a record."""

    def __init__(self, chains, person):
        functions = {step.function_id for chain in chains for step in chain.steps.all()}
        self.filled = asking.filled_by(functions - {None})
        self.versions = _versions(chains, person)
        asked = ChainStep.objects.readable_by(person).filter(chain__in=chains).open()
        asked = asked.filter(asking.asked_of(person))
        self.mine = set(asked.values_list("pk", flat=True))

    def round(self, chain) -> Round:
        steps = groupby(chain.steps.all(), attrgetter("place"))
        return Round(
            chain,
            Status(OF_OUTCOME[chain.outcome], chain.get_outcome_display()),
            self.versions[chain.fingerprint_id],
            [[self.step(step, chain) for step in same] for _place, same in steps],
        )

    def step(self, step, chain) -> DrawnStep:
        return DrawnStep(
            step,
            _status(step, chain),
            self.filled.get(step.function_id, []),
            step.pk in self.mine,
            self.versions.get(step.fingerprint_id),
        )


def _versions(chains, person) -> dict[int, int]:
    """A number for each version that was before somebody, counted as this one reads."""
    taken = [
        moment
        for chain in chains
        for moment in [
            (chain.submitted_at, chain.fingerprint_id),
            *((s.decided_at, s.fingerprint_id) for s in chain.steps.all() if s.answer),
        ]
    ]
    marks = fingerprints.digests([number for _at, number in taken], person)
    in_order = list(dict.fromkeys(marks[number] for _at, number in sorted(taken)))
    return {number: in_order.index(mark) + 1 for number, mark in marks.items()}


def _status(step, chain) -> Status:
    if step.answer:
        return Status(OF_ANSWER[step.answer], step.get_answer_display())
    if chain.outcome != Outcome.RUNNING:
        return Status("waived", _("no longer asked"))
    if step.turn_on is None:
        return Status("notbegun", _("its turn comes later"))
    return due_in(step.due_on)
