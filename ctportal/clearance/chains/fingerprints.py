"""The version of a record, told by its parts as far as somebody reads them.

Nothing is said of a part that is hidden from who asks: neither that it is there nor
that it changed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.finding import records_of
from ctportal.confidentiality.models import Marking

from ..models import Fingerprint, FingerprintPart
from . import kinds

CHANGED, ADDED, GONE = _("changed since"), _("not in it"), _("no longer there")


@dataclass(frozen=True)
class Difference:
    """A part that is not as it was."""

    record: object
    said: str


@transaction.atomic
def take(record, *, by) -> Fingerprint:
    """Keep which version of every part is before this person."""
    taken = Fingerprint.objects.create(record=record.marking, taken_by=by)
    FingerprintPart.objects.bulk_create(
        FingerprintPart(
            fingerprint=taken,
            record=record.marking,
            part_id=part.number,
            version=part.version,
        )
        for part in parts_of(record, by)
    )
    return taken


def parts_of(record, person) -> list[kinds.Part]:
    return list(kinds.of(record).parts(record, person))


def seen(record, person) -> str:
    """A mark of the version this person has before them, for a form to send back."""
    return _digest((part.ref, part.version) for part in parts_of(record, person))


def digests(numbers: Iterable[int], person) -> dict[int, str]:
    """The mark of each fingerprint, by the parts this person reads."""
    numbers = set(numbers)
    told = FingerprintPart.objects.readable_by(person).filter(fingerprint__in=numbers)
    by_fingerprint = defaultdict(list)
    for number, ref, version in told.values_list("fingerprint", "part__ref", "version"):
        by_fingerprint[number].append((ref, version))
    return {number: _digest(by_fingerprint[number]) for number in numbers}


def differences(fingerprint, record, person) -> list[Difference]:
    """What of a record is not as a fingerprint has it."""
    told = FingerprintPart.objects.readable_by(person).filter(fingerprint=fingerprint)
    then = dict(told.values_list("part", "version"))
    now = {part.number: part for part in parts_of(record, person)}
    moved = [
        Difference(part.bears, CHANGED if number in then else ADDED)
        for number, part in now.items()
        if then.get(number) != part.version
    ]
    gone = Marking.objects.readable_by(person).filter(pk__in=then.keys() - now.keys())
    return moved + [Difference(lost, GONE) for lost in records_of(gone, person)]


def _digest(parts) -> str:
    said = "\n".join(f"{ref} {version}" for ref, version in sorted(parts))
    return sha256(said.encode()).hexdigest()
