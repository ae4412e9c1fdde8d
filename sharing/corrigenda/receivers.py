"""Who has what a corrigendum corrects, and may still read it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.models import CorrectedWords
from ctportal.confidentiality import policy
from ctportal.confidentiality.models import Marking, SealedValue
from ctportal.people.models import Entity
from sharing.withdrawal import losing
from sharing.withdrawal.given import Given


@dataclass(frozen=True)
class Receiver:
    """An organization, or somebody outside, with the parts that it has."""

    entity: Entity | None
    person: str
    parts: list[str]
    # It was handed the parts outside the portal, and does not read them here.
    is_outside: bool = False


def receivers_of(markings: Iterable[Marking], *, by) -> list[Receiver]:
    """Exactly those who were given one of these parts, by whatever channel.

    What somebody may no longer read they are told nothing of; to whom it was handed
    outside the portal, nothing of what a State has asked to keep since.
    """
    given = Given(markings, by=by)
    left = _still_read(given)
    outside = _handed_over(given)
    found = [
        Receiver(
            given.offices.get(to[0]),
            to[1],
            sorted(outside.get(to, set()) | left.get(to, set())),
            is_outside=to not in left,
        )
        for to in {**outside, **left}
    ]
    return sorted(found, key=lambda one: one.entity.name if one.entity else one.person)


def parts_of(notice, *, by) -> list[str]:
    """The parts that its receiver may be told of today, as its office finds them.

    What was asked to be kept since it was drafted is no longer among them.
    """
    if not policy.is_holder(by, notice):
        return notice.parts
    to = notice.entity, notice.person
    today = receivers_of(markings_of(notice.corrigendum, by=by), by=by)
    left = {ref for one in today if (one.entity, one.person) == to for ref in one.parts}
    return [ref for ref in notice.parts if ref in left]


def _still_read(given) -> dict[tuple, set[str]]:
    found = defaultdict(set)
    for line in losing.left(given):
        found[_receiver(line)] |= set(line.refs)
    return found


def _handed_over(given) -> dict[tuple, set[str]]:
    asked = {m.ref for m in given.markings if m.requests.in_force().exists()}
    locked = SealedValue.objects.filter(marking__in=given.markings).locked()
    kept = asked | set(locked.values_list("of__ref", flat=True))
    found = defaultdict(set)
    for line in given.off_portal:
        if refs := set(line.refs) - kept:
            found[_receiver(line)] |= refs
    return found


def markings_of(corrigendum, *, by) -> Iterable[Marking]:
    """The markings of the corrected parts, and of what is sealed of them."""
    words = CorrectedWords.objects.readable_by(by).filter(corrigendum=corrigendum)
    numbers = words.values_list("part", "of")
    wanted = {number for pair in numbers for number in pair}
    return Marking.objects.readable_by(by).filter(pk__in=wanted).order_by("pk")


def _receiver(line):
    return line.entity_id, "" if line.entity_id else line.who
