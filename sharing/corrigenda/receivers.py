"""Who has what a corrigendum corrects, and may still be told of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessments.models import Assessment, CorrectedWords
from ctportal.confidentiality import policy
from ctportal.confidentiality.models import Marking, SealedValue
from sharing.withdrawal import losing
from sharing.withdrawal.given import Given

from . import by_letter
from .whom import Whom


@dataclass(frozen=True)
class Receiver:
    """One who is to be told, with the parts that they have."""

    whom: Whom
    parts: list[str]
    # It was handed the parts outside the portal, and does not read them here.
    is_outside: bool = False


def receivers_of(report, markings: Iterable[Marking], *, by) -> list[Receiver]:
    """Exactly those who were given one of these parts, by whatever channel.

    What somebody may no longer read they are told nothing of; to whom it was handed
    outside the portal, nothing of what a State has asked to keep since.
    """
    given = Given(markings, by=by)
    left, outside = defaultdict(set), defaultdict(set)
    for line in losing.left(given):
        left[_whom(given, line)] |= set(line.refs)
    for whom, refs in _handed_over(given, report):
        outside[whom] |= refs
    found = [
        Receiver(whom, sorted(outside[whom] | left[whom]), is_outside=not left[whom])
        for whom in {**outside, **left}
        if outside[whom] | left[whom]
    ]
    return sorted(found, key=lambda one: str(one.whom))


def parts_of(notice, *, by) -> list[str]:
    """The parts that its receiver may be told of today, as its office finds them.

    What was asked to be kept since it was drafted is no longer among them.
    """
    if not policy.is_holder(by, notice):
        return notice.parts
    to, corrected = notice.whom, notice.corrigendum
    report = Assessment.objects.readable_by(by).for_table().get(pk=corrected.report_id)
    today = receivers_of(report, markings_of(corrected, by=by), by=by)
    left = {ref for one in today if one.whom.stands_for(to) for ref in one.parts}
    return [ref for ref in notice.parts if ref in left]


def _handed_over(given, report) -> Iterator[tuple[Whom, set[str]]]:
    """What went out by other means and by letter, without what was taken out since."""
    asked = {m.ref for m in given.markings if m.requests.in_force().exists()}
    locked = SealedValue.objects.filter(marking__in=given.markings).locked()
    sealed = set(locked.values_list("of__ref", flat=True))
    for line in given.off_portal:
        yield _whom(given, line), set(line.refs) - asked - sealed
    for whom, refs in by_letter.sent_with(report, given.markings, by=given.by):
        yield whom, refs - sealed


def markings_of(corrigendum, *, by) -> Iterable[Marking]:
    """The markings of the corrected parts, and of what is sealed of them."""
    words = CorrectedWords.objects.readable_by(by).filter(corrigendum=corrigendum)
    numbers = words.values_list("part", "of")
    wanted = {number for pair in numbers for number in pair}
    return Marking.objects.readable_by(by).filter(pk__in=wanted).order_by("pk")


def _whom(given, line) -> Whom:
    if line.entity_id:
        return Whom(given.offices[line.entity_id])
    return Whom(person=line.who)
