"""What an act on a request would do, found by doing it and undoing it.

There is no second rule: the act runs as it will, in a savepoint that is then undone,
and who reads before is held against who would read after.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from ctportal.confidentiality import identity
from ctportal.confidentiality.explain import people_who_can_read
from ctportal.confidentiality.models import Marking, SealedValue
from ctportal.ledger.access import ShownTo, shown_to
from ctportal.people.models import Person
from sharing.exchange import closing as deliveries
from sharing.packs import closing as copies

# A record by its marking's number, and one of its fields or none.
Subject = tuple[int, str]


@dataclass(frozen=True)
class OfficeLine:
    """People of one office, and of how many records they lose or regain the sight."""

    office: str
    people: list[str]
    records: int


@dataclass(frozen=True)
class Effect:
    """Who loses, who regains, who was shown already, and which copies are closed."""

    losing: list[OfficeLine]
    regaining: list[OfficeLine]
    shown: list[ShownTo]
    copies: list
    deliveries: list


def of(act: Callable, subjects: Iterable[Subject], *, by) -> Effect:
    """What `act` would change for the readers of these records and fields."""
    subjects = list(subjects)
    markings = list(Marking.objects.readable_by(by).filter(pk__in=_ids(subjects)))
    before, held_before = _readers(subjects, by), _held(markings)
    with _undone():
        act()
        after, held_after = _readers(subjects, by), _held(markings)
    closed = [
        [held for key, held in kept.items() if key not in left]
        for kept, left in zip(held_before, held_after, strict=True)
    ]
    lost = {subject: before[subject] - after[subject] for subject in subjects}
    regained = {subject: after[subject] - before[subject] for subject in subjects}
    return Effect(
        _by_office(lost), _by_office(regained), _shown(markings, lost), *closed
    )


@contextmanager
def _undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    identity.forget_open_audiences()


def _ids(subjects) -> set[int]:
    return {record for record, _field in subjects}


def _readers(subjects, by) -> dict[Subject, frozenset[int]]:
    """Who reads each of these today, by the audience it has at this moment."""
    ids = _ids(subjects)
    markings = Marking.objects.readable_by(by).filter(pk__in=ids)
    audiences = dict(markings.values_list("pk", "audience"))
    locked = SealedValue.objects.readable_by(by).locked().filter(of__in=ids)
    sealed = {(of, name): a for of, name, a in locked.values_list(*SEALED)}
    chosen = {s: sealed.get(s) or audiences.get(s[0]) for s in subjects}
    readers = {audience: _people(audience) for audience in set(chosen.values())}
    return {subject: readers[audience] for subject, audience in chosen.items()}


SEALED = ("of", "field", "audience")


def _people(audience) -> frozenset[int]:
    if audience is None:
        return frozenset()
    readers = people_who_can_read(Marking(audience_id=audience))
    return frozenset(readers.values_list("pk", flat=True))


def _held(markings) -> tuple[dict, dict]:
    """The copies and the waiting deliveries that hold these records, not yet closed."""
    made = (held for held in copies.holdings_of(markings) if held.closed_at is None)
    return (
        {held.copy_id: held for held in made},
        {held.delivery_id: held for held in deliveries.waiting_with(markings)},
    )


def _by_office(people_of) -> list[OfficeLine]:
    """The people of each office together, with how many of the records it is about."""
    ids = {pk for people in people_of.values() for pk in people}
    known = Person.objects.in_bulk(ids)
    offices, records = defaultdict(set), defaultdict(set)
    for subject, people in people_of.items():
        for pk in people:
            office = str(known[pk].entity or "")
            offices[office].add(known[pk].name)
            records[office].add(subject)
    return [
        OfficeLine(office, sorted(names), len(records[office]))
        for office, names in sorted(offices.items())
    ]


def _shown(markings, lost) -> list[ShownTo]:
    """Who outside was already shown what they would lose."""
    losing = {pk for people in lost.values() for pk in people}
    return [line for line in shown_to(markings) if line.person_id in losing]
