"""What the version of a record consists of: its parts, each with the version it has."""

from collections.abc import Iterable
from dataclasses import dataclass

from ctportal.confidentiality.models import Record, SealedValue
from ctportal.correspondence.attached import documents_of_all


@dataclass(frozen=True)
class Part:
    """A part of a record as it stands; `bears` is what people look at for it."""

    number: int
    ref: str
    version: str
    bears: Record


def told(versions: Iterable[tuple[Record, str]], person) -> list[Part]:
    """These records, each in its version, and what is locked away of any of them."""
    versions = list(versions)
    known = {record.pk: record for record, _version in versions}
    values = SealedValue.objects.readable_by(person).for_table().locked()
    return [_part(record, version, record) for record, version in versions] + [
        _part(value, str(value.version), known[value.of_id])
        for value in values.filter(of__in=known)
    ]


def with_documents(record, person, version="") -> list[Part]:
    """A record and the documents attached to it, which go where it goes."""
    documents = documents_of_all([record], person)
    versions = [(record, version or str(record.version))]
    return told([*versions, *((d, str(d.version)) for d in documents)], person)


def _part(record, version, bears):
    return Part(record.pk, record.marking.ref, version, bears)
