"""Whom a pack is for, and what all of them may read."""

from collections.abc import Sequence

from ctportal.confidentiality import keys
from ctportal.confidentiality.explain import people_with
from ctportal.confidentiality.models import Key
from ctportal.people.models import Classification, Entity, Person

# Strictly Confidential records name their readers; no pack is made of them.
HIGHEST = Classification.CONFIDENTIAL


def people_of(reader: Entity | Person, classification: int) -> list[Person]:
    """The named person, or an entity's people who are cleared to a classification."""
    if isinstance(reader, Person):
        return [reader]
    key = Key(entity=reader, classification=classification)
    return list(people_with(key).order_by("login"))


def audiences_open_to_all(people: Sequence[Person]) -> frozenset[int]:
    """The audiences that every one of these people opens; none where nobody is."""
    opened = [keys.audiences_open_to(person) for person in people]
    return frozenset.intersection(*opened) if opened else frozenset()


def clearance_of(person: Person) -> int:
    """The highest classification a person may read today."""
    return keys.clearance_of(person.membership) if person.membership else 0
