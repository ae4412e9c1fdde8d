"""What of an office's records a State may ask to keep, as its form offers it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils.text import capfirst

from ctportal.confidentiality import finding, scopes, sealing
from ctportal.confidentiality.models import (
    ConfidentialityRequest,
    Marking,
    SealedValue,
)
from ctportal.confidentiality.scopes import Scope
from visits.models import Visit

# A request is about what its State knows of: not about other requests.
LEFT_OUT = (ConfidentialityRequest.kind, SealedValue.kind)
ALONE = ""


@dataclass(frozen=True)
class Row:
    """One record, with the words for what hangs under it and the fields it may lose."""

    record: object
    words: list[tuple[str, str]]
    fields: list[tuple[str, str]]

    @property
    def value(self) -> str:
        return self.record.ref


class Choices:
    """The records of one State that a person's office holds, or those of one record.

    Each box has a value of its own: `V-7F3K2Q`, `V-7F3K2Q:results`, `R-7F3K2Q.text`.
    """

    def __init__(self, person, state, about=None):
        self.person, self.state, self.about = person, state, about

    def anew(self) -> "Choices":
        return Choices(self.person, self.state, self.about)

    @cached_property
    def records(self) -> list:
        own = Marking.objects.readable_by(self.person).held_by(self.person.entity)
        visits = Visit.objects.readable_by(self.person).of_state(self.state)
        concerned = Q(state=self.state) | Q(pk__in=visits.values("pk"))
        own = own.filter(concerned).exclude(kind__in=LEFT_OUT)
        if self.about:
            own = own.filter(pk__in=self._below())
        return finding.records_of(own.order_by("kind", "ref"), self.person)

    def _below(self) -> list[int]:
        """The record the page was come to from, and everything under it."""
        words = [word.word for word in scopes.words_of(self.about.kind)]
        whole = Scope([self.about], [(self.about, word) for word in words])
        return [record.pk for record in whole.covered(self.person)]

    @cached_property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The rows of each kind, those first that have words for what is under them."""
        kinds = {}
        for record in self.records:
            kinds.setdefault(type(record), []).append(_row(record))
        in_order = sorted(kinds, key=lambda kind: not scopes.words_of(kind.kind))
        return [(kind._meta.verbose_name, kinds[kind]) for kind in in_order]

    @cached_property
    def boxes(self) -> dict[str, tuple]:
        """Every value with what it stands for: the record, a word or else a field."""
        found = {}
        for record in self.records:
            row = _row(record)
            found[row.value] = (record, ALONE, ALONE)
            for value, _label in row.words:
                found[value] = (record, value.partition(":")[2], ALONE)
            for value, _label in row.fields:
                found[value] = (record, ALONE, value.partition(".")[2])
        return found

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(value, value) for value in self.boxes]

    def scope(self, values) -> Scope:
        """What these boxes mean together."""
        scope = Scope()
        for record, word, field in (self.boxes[value] for value in values):
            if word:
                scope.reaches.append((record, word))
            elif field:
                scope.fields.append((record, field))
            else:
                scope.records.append(record)
        return scope


def _row(record) -> Row:
    words = scopes.words_of(record.kind)
    fields = sealing.sealable_fields(record)
    return Row(
        record,
        [(f"{record.ref}:{word.word}", capfirst(word.label)) for word in words],
        [(f"{record.ref}.{name}", capfirst(label)) for name, label in fields.items()],
    )
