"""What a decision would do, before it is taken: who loses a record, who gains it."""

from dataclasses import dataclass, replace

from django.utils import timezone

from ctportal.people.models import Person

from . import explain
from .actions import released_to
from .actions.markings import as_released, facts_of
from .audiences import Facts, KeySpec, audience_of
from .models import Key


@dataclass(frozen=True)
class Effect:
    """The people who would no longer read a record, and those who newly would."""

    losing: list[Person]
    gaining: list[Person]


def effect_of(record, functions=(), **changed) -> Effect:
    """What would change with these facts of a record, and these functions named."""
    facts = facts_of([record.pk])[record.pk]
    named = (as_released(released_to(function)) for function in functions)
    facts = replace(facts, releases=(*facts.releases, *named), **changed)
    return _between(set(explain.people_who_can_read(record)), readers_by(facts))


def readers_by(facts: Facts) -> set[Person]:
    """Everyone who would read a record today, were these its facts."""
    keys = (_as_key(spec) for spec in audience_of(facts) if _is_open_today(spec))
    return {person for key in keys for person in explain.people_with(key)}


def _between(before, after):
    def by_name(people):
        return sorted(people, key=lambda person: (person.name, person.pk))

    return Effect(by_name(before - after), by_name(after - before))


def _is_open_today(spec: KeySpec) -> bool:
    today = timezone.localdate().isoformat()
    return str(spec.begins_on or today) <= today <= str(spec.ends_on or today)


def _as_key(spec):
    return Key(
        classification=spec.classification,
        entity_id=spec.entity,
        community_id=spec.community,
        function_id=spec.function,
    )
