"""What a release would do, before it is made: told by the rule, with it added."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ctportal.people.models import Community, Entity

from .. import policy
from ..actions.markings import as_released, facts_of
from ..audiences import NOT_ASKED, UN, consent_for
from ..models import Key, Record, Release
from .people import people_with
from .readers import name_of
from .withheld import HeldBack, judge, keys_given, refs_of_requests

# Whom the originating office decides on itself, once the State was asked.
ASKED_FIRST = {Entity.Kind.UN_ENTITY, Entity.Kind.SECRETARIAT, Entity.Kind.OUTSIDE_BODY}


@dataclass(frozen=True)
class Group:
    """Readers that a release lets in: all of a group, or those of one organization."""

    name: str
    people: int
    names: list[str]
    offices: list[tuple[str, int]]


@dataclass(frozen=True)
class Effect:
    """What releasing one record would do."""

    record: Record
    groups: list[Group]
    held: HeldBack | None
    # Why a second person is needed, and what to mind before sharing.
    seconds: list[str]
    warnings: list[str]


def effect_of(record, release: Release, *, by) -> Effect:
    """Who would read a record by an unsaved release, and what holds it back."""
    facts = facts_of([record.pk])[record.pk]
    released = as_released(release)
    held = judge(released, facts, refs_of_requests(by, record, facts))
    shown_as = max(int(record.classification), facts.classification)
    keys = keys_given(replace(facts, releases=(released,)))
    return Effect(
        record,
        groups=[_group(key, shown_as) for key in sorted(keys, key=str)],
        held=held,
        seconds=policy.second_person_needed(record, release.reader),
        warnings=list(_warnings(released, facts, held)),
    )


def _group(spec, classification) -> Group:
    key = Key(
        entity_id=spec.entity,
        community_id=spec.community,
        function_id=spec.function,
        classification=classification,
    )
    people = people_with(key)
    names = list(people.order_by("name").values_list("name", flat=True))
    return Group(name_of(key), len(names), names, list(_by_office(key, people)))


def _by_office(key, people):
    """The organizations of a group, each with how many of its people would read."""
    if key.community_id is None or key.entity_id:
        return
    for member in _members(key.community):
        acting = member.memberships.current().filter(person__in=people)
        yield member.name, acting.values("person").distinct().count()


def _members(community: Community):
    members = community.members.current().exclude(entity=None)
    return Entity.objects.filter(pk__in=members.values("entity"))


def _warnings(released, facts, held):
    kinds = {member.kind for member in released.members}
    if held and held.by_consent:
        yield _("These readers need the State’s consent first.")
    elif facts.state and kinds & ASKED_FIRST and consent_for(facts, UN) == NOT_ASKED:
        yield _("The State has not been asked whether these readers may have it.")
