"""From a marking to its audience: one pure function, allow-list only.

A word nobody knows gives the holder's confidentiality officer and nobody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

UNCLASSIFIED, CONFIDENTIAL, STRICTLY = range(3)
CONSENTS = {"not-asked", "full", "partial", "withheld"}
# What was put before the State and the Committee stays with them.
KEPT = {"state", "committee"}
BY_NAME = {"by-hand"}


@dataclass(frozen=True)
class KeySpec:
    """A reader, a classification and days; what a key is before it has a number."""

    classification: int
    entity: int | None = None
    community: int | None = None
    function: int | None = None
    begins_on: date | str | None = None
    ends_on: date | str | None = None


@dataclass(frozen=True)
class Released:
    """One release of the record, as the rule sees it."""

    entity: int | None = None
    community: int | None = None
    function: int | None = None
    begins_on: date | str | None = None
    ends_on: date | str | None = None
    basis: str = "by-hand"
    kind: str | None = None


@dataclass(frozen=True)
class Requested:
    """One confidentiality request in force; `against` nobody in particular is all."""

    against: tuple[str, ...] = ()
    binds_state_and_committee: bool = False

    def removes(self, release: Released) -> bool:
        if release.basis in KEPT and not self.binds_state_and_committee:
            return False
        # A community may hold anyone it is directed against, so it goes as a whole.
        return not self.against or release.kind is None or release.kind in self.against


@dataclass(frozen=True)
class Facts:
    """All that decides who may read a record."""

    holder: int
    classification: int
    consent: str = "not-asked"
    circle: int | None = None
    officer: int | None = None
    releases: tuple[Released, ...] = ()
    requests: tuple[Requested, ...] = ()


def classification_of(facts: Facts) -> int:
    """The classification shown: a request or refused consent raises it."""
    if facts.requests or facts.consent == "withheld":
        return max(facts.classification, CONFIDENTIAL)
    return facts.classification


def audience_of(facts: Facts) -> frozenset[KeySpec]:
    """The keys that open a record with these facts."""
    classification = classification_of(facts)
    if classification not in (UNCLASSIFIED, CONFIDENTIAL, STRICTLY):
        return _officer_alone(facts)
    if facts.consent not in CONSENTS:
        return _officer_alone(facts)
    if classification == STRICTLY:
        named = [r for r in _passing(facts) if r.function]
        return frozenset(_key(r, STRICTLY) for r in named) or _officer_alone(facts)
    if facts.circle:
        return frozenset({_key_of_draft(facts, classification)})
    own = KeySpec(classification, entity=facts.holder)
    return frozenset({own, *(_key(r, classification) for r in _passing(facts))})


def _passing(facts: Facts) -> Iterable[Released]:
    """The releases that neither a request nor consent holds back."""
    for release in facts.releases:
        if any(request.removes(release) for request in facts.requests):
            continue
        if facts.consent == "withheld" and release.basis not in KEPT:
            continue
        if facts.consent == "partial" and release.basis not in KEPT | BY_NAME:
            continue
        yield release


def _key_of_draft(facts, classification):
    """A draft is its circle's; under a request, those of the circle in the holder's."""
    holder = facts.holder if facts.requests or facts.consent == "withheld" else None
    return KeySpec(classification, community=facts.circle, entity=holder)


def _key(release, classification):
    return KeySpec(
        classification,
        release.entity,
        release.community,
        release.function,
        release.begins_on,
        release.ends_on,
    )


def _officer_alone(facts):
    if facts.officer is None:
        return frozenset()
    return frozenset({KeySpec(UNCLASSIFIED, function=facts.officer)})
