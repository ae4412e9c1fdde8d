"""What a request is about, as its page shows it to the originating office."""

from dataclasses import dataclass
from datetime import datetime

from ctportal.confidentiality import finding, scopes
from ctportal.confidentiality.models import Marking, SealedValue


@dataclass(frozen=True)
class Line:
    """A record under a request, or one field of a record; lifted perhaps."""

    marking: Marking
    record: object
    field: str
    added_at: datetime
    lifted_at: datetime | None


@dataclass(frozen=True)
class Reach:
    """A word that takes in what is made later."""

    record: object
    label: str
    lifted_at: datetime | None


def lines_of(asked, person) -> list[Line]:
    """Everything it covers or covered, as far as this person may read it."""
    rows = list(asked.scope.select_related("record").order_by("added_at", "pk"))
    found = finding.records_of([row.record for row in rows], person)
    records = {record.pk: record for record in found}
    sources = _sources(records.values(), person)
    return [
        _line(row, records[row.record_id], sources)
        for row in rows
        if row.record_id in records
    ]


def _line(row, record, sources):
    source = sources.get(record.pk)
    name = source._meta.get_field(record.field).verbose_name if source else ""
    return Line(row.record, source or record, name, row.added_at, row.lifted_at)


def _sources(records, person) -> dict:
    """The records that values were taken out of, by the value's number."""
    sealed = [record for record in records if isinstance(record, SealedValue)]
    markings = Marking.objects.readable_by(person)
    markings = markings.filter(pk__in=[value.of_id for value in sealed])
    found = {record.pk: record for record in finding.records_of(markings, person)}
    return {v.pk: found[v.of_id] for v in sealed if v.of_id in found}


def reaches_of(asked, person) -> list[Reach]:
    rows = list(asked.reaches.select_related("record").order_by("added_at", "pk"))
    found = finding.records_of([row.record for row in rows], person)
    records = {record.pk: record for record in found}
    return [
        Reach(records[row.record_id], _label(row), row.lifted_at)
        for row in rows
        if row.record_id in records
    ]


def _label(row):
    word = scopes.words.get((row.record.kind, row.word))
    return word.label if word else row.word


def named_in(asked) -> list[str]:
    """The organizations and States it names."""
    rows = asked.named.select_related("entity", "state").order_by("pk")
    return [str(row.entity or row.state) for row in rows]
