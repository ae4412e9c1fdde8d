"""Whom a step asks: a person, or who fills a function; and who stands for them.

The database asks the same in `step_asks_me()`.  A deputy opens nothing by it: who
decides must read the record in their own right.
"""

from dataclasses import dataclass

from django.db.models import Q

from ctportal.confidentiality.models import Marking
from ctportal.confidentiality.policy import readable_by
from ctportal.people.models import Deputyship, Incumbency, Person

from ..models import ChainStep
from . import fingerprints

Capacity = ChainStep.Capacity


@dataclass(frozen=True)
class Standing:
    """In which capacity somebody decides, and whose place they take."""

    capacity: str
    acting_for: Person | None = None


def standing_of(person, step) -> Standing | None:
    """How a step asks this person; None where it asks others."""
    if step.function_id:
        return _by_function(person, step.function_id)
    if step.person_id == person.pk:
        return Standing(Capacity.OWN)
    deputy = _stood_for(person).filter(stands_for=step.person_id).first()
    return Standing(Capacity.DEPUTY, deputy.stands_for) if deputy else None


def _by_function(person, function):
    filled = Incumbency.objects.current().filter(function=function)
    own = filled.filter(person=person).order_by("in_charge").first()
    incumbents = filled.filter(in_charge=False).select_related("person")
    if own and own.in_charge:
        incumbent = incumbents.first()
        return Standing(Capacity.IN_CHARGE, incumbent and incumbent.person)
    if own:
        return Standing(Capacity.OWN)
    stood_for = _stood_for(person).values("stands_for")
    incumbent = incumbents.filter(person__in=stood_for).first()
    return Standing(Capacity.DEPUTY, incumbent.person) if incumbent else None


def asked_of(person) -> Q:
    """The filter that leaves the steps which ask this person or whom they stand for."""
    if person.entity is None:
        return Q(pk__in=[])
    stood_for = _stood_for(person).values("stands_for")
    filled = Incumbency.objects.current()
    mine = Q(person=person) | Q(person__in=stood_for, in_charge=False)
    return (
        Q(person=person)
        | Q(person__in=stood_for)
        | Q(function__in=filled.filter(mine).values("function"))
    )


def unread_by(chain, record, person) -> list[tuple]:
    """Whom a chain still asks, each with what none of those meant reads of a record.

    As far as `person` reads it, who submits it: nothing else of it is told.
    """
    parts = {part.number: part.bears for part in fingerprints.parts_of(record, person)}
    steps = list(chain.steps.filter(answer="").select_related("function", "person"))
    filled = filled_by({step.function_id for step in steps} - {None})
    meant = [(s.asked, filled.get(s.function_id) or [s.person]) for s in steps]
    told = [(asked, _unread(parts, people)) for asked, people in meant]
    return [(asked, unread) for asked, unread in told if unread]


def _unread(parts, people) -> list:
    markings = Marking.objects.filter(pk__in=parts)
    read = {
        number
        for each in filter(None, people)
        for number in markings.filter(readable_by(each)).values_list("pk", flat=True)
    }
    return list(dict.fromkeys(parts[number] for number in parts if number not in read))


def filled_by(functions) -> dict[int, list[Person]]:
    """Who fills each function today, in their own right before who is in charge."""
    found = {}
    filled = Incumbency.objects.current().filter(function__in=functions)
    current = filled.select_related("person")
    for place in current.order_by("in_charge", "pk"):
        found.setdefault(place.function_id, []).append(place.person)
    return found


def _stood_for(person):
    deputyships = Deputyship.objects.current().select_related("stands_for")
    return deputyships.filter(person=person, entity=person.entity).order_by("pk")
