"""What goes into a pack: what its maker may read, and all its readers may read too.

The rule is asked twice, under two sights: the maker's finds the references, and of
these one of the readers' own sight gives the records, so that nothing can be said that
either of them could not have read alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ctportal.confidentiality import identity, keys
from ctportal.confidentiality.models import Record
from ctportal.people.models import Entity, Person
from ctportal.reference.models import State

from .models import Pack
from .readers import audiences_open_to_all, people_of
from .sections import SOURCES


@dataclass(frozen=True)
class Sights:
    """Whose sights a pack on one State is made under, and what they have in common."""

    by: Person
    state: State
    people: Sequence[Person]
    shared: frozenset[int]
    ceiling: int

    def records(self, rows: QuerySet, *order) -> list[Record]:
        """Of these rows, those that the maker and all the readers may read."""
        if not self.shared:
            return []
        of_maker = rows.readable_by(self.by).of_state(self.state)
        refs = list(of_maker.filter(self._under(self.shared)).values_list("ref"))
        reader = self.people[0]
        in_common = self._under(self.shared & keys.audiences_open_to(self.by))
        with identity.as_person(reader):
            found = rows.readable_by(reader).filter(ref__in=[ref for (ref,) in refs])
            in_order = found.for_table().order_by(*order, "ref")
            return list(in_order.unsealed_for(reader, only=in_common))

    def _under(self, audiences) -> Q:
        return Q(audience_id__in=audiences, marking__classification__lte=self.ceiling)


def sights(*, by: Person, state: State, reader: Entity | Person, classification: int):
    people = people_of(reader, classification)
    shared = audiences_open_to_all(people)
    return Sights(by, state, people, shared, classification)


def collect(
    seen: Sights, sections: Iterable[str], chosen: Sequence[str] = ()
) -> dict[str, list[Record]]:
    """The records of each section, in its order; runs with the sight of its maker.

    Of a kind of which some were chosen, a section holds these alone.
    """
    return {
        section: _of(SOURCES[section], seen, chosen)
        for section in Pack.Section.values
        if section in sections and section in SOURCES
    }


def _of(source, seen, chosen) -> list[Record]:
    named = [ref for ref in chosen if ref.startswith(f"{source.model.prefix}-")]
    rows = source.model.objects.filter(Q(ref__in=named) if named else Q())
    return seen.records(rows, *source.order)
