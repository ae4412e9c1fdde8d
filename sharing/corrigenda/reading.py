"""A corrigendum as one person reads it, and the notice of it in words."""

from collections.abc import Iterable

from assessments.models import CorrectedWords
from assessments.wording import differences
from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking


def corrections(corrigendum, person, parts: Iterable[str] | None = None) -> list:
    """What was and what is, of the passages this person reads; of `parts` alone."""
    words = CorrectedWords.objects.readable_by(person).filter(corrigendum=corrigendum)
    if parts is not None:
        words = words.filter(part__ref__in=parts)
    found = list(words.in_order())
    for one in found:
        one.wording = differences(one.was, one.text)
        one.part_named = finding.kind_named(one.part.kind)
    return found


def markings_of(corrections) -> list[Marking]:
    """What the corrections are read under, for the ribbon and the record of access."""
    return list({m.pk: m for one in corrections for m in (one.part, one.of)}.values())
