"""What a request or a State's consent holds back, and from whom."""

from dataclasses import dataclass, replace

from .. import policy
from ..actions.markings import facts_of
from ..audiences import FREELY, UNCLASSIFIED, Facts, Released, audience_of
from ..models import Release, RequestScope
from .readers import name_of

# A record that nobody has asked to keep from anybody.
FREE = {
    "classification": UNCLASSIFIED,
    "circle": None,
    "state": None,
    "consents": (),
    "originator": None,
    "passing_on": FREELY,
    "requests": (),
}


@dataclass(frozen=True)
class HeldBack:
    """A release that does not let in everyone it names, and everything that does so."""

    whom: str
    is_whole: bool
    is_draft: bool
    is_strict: bool
    by_consent: bool
    by_originator: bool
    requests: list[str]


def held_back(person, record) -> list[HeldBack]:
    """The releases of a record that are held back; its holder's people are told."""
    if not policy.is_holder(person, record):
        return []
    facts = facts_of([record.pk])[record.pk]
    rows = Release.objects.filter(marking=record.marking, withdrawn_at=None)
    rows = rows.select_related("entity", "community", "function").order_by("pk")
    refs = refs_of_requests(person, record, facts)
    judged = (
        judge(released, facts, refs, whom=name_of(row))
        for row, released in zip(rows, facts.releases, strict=True)
    )
    return [found for found in judged if found]


def judge(released: Released, facts: Facts, refs, whom="") -> HeldBack | None:
    """What holds one release back: the rule is asked without each of the others."""
    alone = replace(facts, releases=(released,))
    free = replace(alone, **FREE)
    wanted, given = keys_given(free), keys_given(alone)
    if wanted == given:
        return None

    def is_held_by(*names, **facts_known):
        known = {name: getattr(facts, name) for name in names}
        return keys_given(replace(free, **known, **facts_known)) != wanted

    pairs = zip(refs, facts.requests, strict=True)
    return HeldBack(
        whom,
        is_whole=not given,
        is_draft=is_held_by("circle"),
        is_strict=is_held_by("classification"),
        by_consent=is_held_by("state", "consents"),
        by_originator=is_held_by("originator", "passing_on"),
        requests=[ref for ref, asked in pairs if ref and is_held_by(requests=(asked,))],
    )


def refs_of_requests(person, record, facts) -> list[str]:
    """The requests on a record in the rule's order; empty words for those unseen."""
    scope = RequestScope.objects.in_force().filter(
        policy.readable_by(person, "request__"), record_id=record.pk
    )
    refs = list(scope.order_by("request_id").values_list("request__ref", flat=True))
    is_all = len(refs) == len(facts.requests)
    return refs if is_all else [""] * len(facts.requests)


def keys_given(facts: Facts) -> frozenset:
    """What the releases open, whatever the classification has become."""
    own = audience_of(replace(facts, releases=()))
    return frozenset(replace(key, classification=0) for key in audience_of(facts) - own)
