"""Who has what a corrigendum corrects, and may still read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.models import CorrectedWords
from ctportal.confidentiality.models import Marking
from ctportal.people.models import Entity
from sharing.withdrawal import losing
from sharing.withdrawal.given import Given


@dataclass(frozen=True)
class Receiver:
    """An organization, or somebody outside, with the parts that it has."""

    entity: Entity | None
    person: str
    parts: list[str]


def receivers_of(markings: Iterable[Marking], *, by) -> list[Receiver]:
    """Exactly those who were given one of these parts, by whatever channel.

    What somebody may no longer read they are told nothing of.
    """
    given = Given(markings, by=by)
    lost = defaultdict(set)
    for line in losing.lost(given):
        lost[_receiver(line)] |= set(line.refs)
    had = defaultdict(set)
    for line in given.lines:
        had[_receiver(line)] |= set(line.refs)
    left = {to: sorted(refs - lost[to]) for to, refs in had.items()}
    offices = given.offices
    found = [
        Receiver(offices.get(entity), person, parts)
        for (entity, person), parts in left.items()
        if parts
    ]
    return sorted(found, key=lambda one: one.entity.name if one.entity else one.person)


def markings_of(corrigendum, *, by) -> Iterable[Marking]:
    """The markings of the corrected parts, and of what is sealed of them."""
    words = CorrectedWords.objects.readable_by(by).filter(corrigendum=corrigendum)
    numbers = words.values_list("part", "of")
    wanted = {number for pair in numbers for number in pair}
    return Marking.objects.readable_by(by).filter(pk__in=wanted).order_by("pk")


def _receiver(line):
    return line.entity_id, "" if line.entity_id else line.who
