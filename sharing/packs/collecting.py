"""What goes into a pack: what its maker may read, and all its readers may read too.

The rule is asked twice, under two sights: the maker's finds the references, and of
these one of the readers' own sight gives the records, so that nothing can be said that
either of them could not have read alone.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from ctportal.confidentiality import identity, keys
from ctportal.confidentiality.models import Record
from ctportal.people.models import Entity, Person
from ctportal.reference.models import State

from .models import Pack
from .readers import audiences_open_to_all, people_of
from .sections import SOURCES, Source


def collect(
    *,
    by: Person,
    state: State,
    reader: Entity | Person,
    classification: int,
    sections: Iterable[str],
) -> dict[str, list[Record]]:
    """The records of each section, in its order; runs with the sight of `by`."""
    people = people_of(reader, classification)
    shared = audiences_open_to_all(people)
    return {
        section: _records(SOURCES[section], by, state, people, shared, classification)
        for section in Pack.Section.values
        if section in sections and section in SOURCES
    }


def _records(source: Source, by, state, people: Sequence[Person], shared, ceiling):
    if not shared:
        return []
    of_maker = source.model.objects.readable_by(by).of_state(state)
    common = of_maker.filter(
        audience_id__in=shared, marking__classification__lte=ceiling
    )
    refs = list(common.values_list("ref", flat=True))
    reader = people[0]
    in_common = Q(
        audience_id__in=shared & keys.audiences_open_to(by),
        marking__classification__lte=ceiling,
    )
    with identity.as_person(reader):
        rows = source.model.objects.readable_by(reader).filter(ref__in=refs)
        in_order = rows.for_table().order_by(*source.order, "ref")
        return list(in_order.unsealed_for(reader, only=in_common))
