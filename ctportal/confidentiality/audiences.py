"""From a marking to its audience: one pure function, allow-list only.

A word nobody knows gives the holder's confidentiality officer and nobody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

UNCLASSIFIED, CONFIDENTIAL, STRICTLY = range(3)
NOT_ASKED, FULL, PARTIAL, WITHHELD = "not-asked", "full", "partial", "withheld"
ANSWERS = {NOT_ASKED, FULL, PARTIAL, WITHHELD}
# The classes of readers a State answers for.
EVERYONE, UN, DONORS, STATES, OUTSIDE, PUBLIC = (
    "everyone",
    "un",
    "donors",
    "states",
    "outside",
    "public",
)
CLASSES = {EVERYONE, UN, DONORS, STATES, OUTSIDE, PUBLIC}
# Of what concerns a State, nothing passes to these before the State agrees.
OPT_IN = {DONORS, STATES, OUTSIDE, PUBLIC}
CLASS_OF_KIND = {
    "directorate": EVERYONE,
    "office": EVERYONE,
    "secretariat": UN,
    "un-entity": UN,
    "donor": DONORS,
    "mission": STATES,
    "outside-body": OUTSIDE,
    "persons": EVERYONE,
}
# What the originator of something received said of passing it on.
FREELY, AGREED, NEVER = "freely", "agreed", "never"
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
class Member:
    """One entity of those that a release lets in.

    `persons` are people of it let in by their own names, such as a visit's delegates.
    """

    entity: int | None = None
    kind: str = "persons"
    state: int | None = None
    in_compact: bool = False


@dataclass(frozen=True)
class Released:
    """One release of the record, as the rule sees it, with the entities it lets in."""

    entity: int | None = None
    community: int | None = None
    function: int | None = None
    begins_on: date | str | None = None
    ends_on: date | str | None = None
    basis: str = "by-hand"
    # The originator's agreement is named.
    is_agreed: bool = False
    members: tuple[Member, ...] = ()


@dataclass(frozen=True)
class Requested:
    """One confidentiality request in force: against all but some, or against some."""

    everyone: bool = True
    against: tuple[int, ...] = ()
    spared: tuple[int, ...] = ()
    binds_state_and_committee: bool = False

    def is_about(self, basis: str) -> bool:
        return basis not in KEPT or self.binds_state_and_committee

    def strikes(self, entity: int | None) -> bool:
        return entity in self.against or (self.everyone and entity not in self.spared)


@dataclass(frozen=True)
class Answered:
    """What a State answered about sharing with one class of readers."""

    readers: str
    answer: str


@dataclass(frozen=True)
class Facts:
    """All that decides who may read a record; the answers with the latest last.

    Where the holder is a joint one, `offices` are its members.
    """

    holder: int
    classification: int
    offices: tuple[int, ...] = ()
    state: int | None = None
    consents: tuple[Answered, ...] = ()
    circle: int | None = None
    originator: int | None = None
    passing_on: str = FREELY
    officers: tuple[int, ...] = ()
    releases: tuple[Released, ...] = ()
    requests: tuple[Requested, ...] = ()


def consent_for(facts: Facts, readers: str) -> str:
    """What the State last said that holds for one class of readers."""
    said = [a.answer for a in facts.consents if a.readers in (readers, EVERYONE)]
    return said[-1] if said else NOT_ASKED


def classification_of(facts: Facts) -> int:
    """The classification shown: a request or refused consent raises it."""
    if facts.requests or consent_for(facts, EVERYONE) == WITHHELD:
        return max(facts.classification, CONFIDENTIAL)
    return facts.classification


def audience_of(facts: Facts) -> frozenset[KeySpec]:
    """The keys that open a record with these facts."""
    classification = classification_of(facts)
    if not _is_understood(facts):
        return frozenset(KeySpec(UNCLASSIFIED, function=f) for f in facts.officers)
    if classification == STRICTLY:
        return frozenset(_key(r, STRICTLY) for r in _passing(facts) if r.function)
    if facts.circle:
        return frozenset({_key_of_draft(facts, classification)})
    own = KeySpec(classification, entity=facts.holder)
    others = (_key(r, classification) for r in _passing(facts))
    return frozenset({own, *(key for key in others if key.entity != facts.holder)})


def _is_understood(facts):
    return (
        facts.classification in (UNCLASSIFIED, CONFIDENTIAL, STRICTLY)
        and facts.passing_on in (FREELY, AGREED, NEVER)
        and all(a.readers in CLASSES and a.answer in ANSWERS for a in facts.consents)
    )


def _passing(facts: Facts) -> Iterable[Released]:
    """The releases as far as neither a request nor consent holds them back.

    A community that some of its entities are kept from is narrowed to the others; under
    a request always, so that nobody who joins it later comes in.
    """
    for release in facts.releases:
        requests = [r for r in facts.requests if r.is_about(release.basis)]
        members = release.members or (Member(),)
        barred = {m.entity for m in members if not _may_read(m, release, facts)}
        if not requests and not barred:
            yield release
            continue
        for entity in {m.entity for m in members} - barred - {None}:
            if entity in _own(facts) or not any(r.strikes(entity) for r in requests):
                yield replace(release, entity=entity)


def _own(facts) -> tuple[int, ...]:
    return (facts.holder, *facts.offices)


def _may_read(member, release, facts) -> bool:
    if member.entity in _own(facts):
        return True
    if not _is_passed_on(member, release, facts):
        return False
    return release.basis in KEPT or _is_consented(member, release.basis, facts)


def _is_passed_on(member, release, facts) -> bool:
    """What was received goes on as its originator said, and always back to it."""
    if facts.passing_on == FREELY:
        return True
    if member.entity and member.entity == facts.originator:
        return True
    return facts.passing_on == AGREED and release.is_agreed


def _is_consented(member, basis, facts) -> bool:
    """Two offices opt out, all others of the United Nations are the holder's to decide
    on, everybody else waits for the State's consent (joint report, 16 e)."""
    readers = _class_of(member, facts)
    said = consent_for(facts, readers)
    if said == NOT_ASKED:
        return facts.state is None or readers not in OPT_IN
    return said == FULL or (said == PARTIAL and basis in BY_NAME)


def _class_of(member, facts):
    if member.kind == "mission" and member.state == facts.state:
        return EVERYONE
    if member.in_compact and member.kind == "outside-body":
        return UN
    return CLASS_OF_KIND.get(member.kind, PUBLIC)


def _key_of_draft(facts, classification):
    """A draft is its circle's; where some are to be kept out, the holder's in it."""
    refused = any(consent_for(facts, readers) == WITHHELD for readers in CLASSES)
    is_kept = facts.requests or refused or facts.passing_on != FREELY
    holder = facts.holder if is_kept else None
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
