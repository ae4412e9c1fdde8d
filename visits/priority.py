"""The States that both offices work with first (joint report, 16 a).

Those on the year's list of visits, and those visited before: worked out for any day and
for each reader, from what that reader may read.
"""

from dataclasses import dataclass
from datetime import date

from ctportal.reference.models import State

from .life import MADE
from .models import AnnualList, ListEntry, Visit, VisitState


@dataclass(frozen=True)
class PriorityState:
    """One State with the reasons it counts among them."""

    state: State
    entries: list[ListEntry]
    last_visit: Visit | None


def entries_on(day: date, person):
    """What stands on the year's approved lists on a day."""
    lists = AnnualList.objects.readable_by(person).approved_on(day)
    of_year = ListEntry.objects.filter(annual_list__in=lists.filter(year=day.year))
    return of_year.on(day)


def visits_before(day: date, person):
    """Visits that were over by a day."""
    visits = Visit.objects.readable_by(person).filter(ends_on__lt=day)
    return visits.filter(status__in=MADE)


def states_on(day: date, person):
    """The priority States of a day, as a set to filter by."""
    listed = entries_on(day, person).values("state")
    before = visits_before(day, person)
    further = VisitState.objects.filter(visit__in=before)
    visited = State.objects.filter(pk__in=before.values("marking__state"))
    return (
        visited
        | State.objects.filter(pk__in=listed)
        | State.objects.filter(pk__in=further.values("state"))
    )


def told(day: date, person) -> list[PriorityState]:
    """The same with the reasons, by the names in the reader's language."""
    entries, last = {}, {}
    for entry in entries_on(day, person).select_related("state"):
        entries.setdefault(entry.state_id, []).append(entry)
    visits = visits_before(day, person).unsealed_for(person).for_table()
    visits = visits.prefetch_related("states")
    for visit in visits.order_by("ends_on", "ref"):
        last[visit.marking.state_id] = visit
        for tie in visit.states.all():
            last[tie.state_id] = visit
    states = states_on(day, person).order_by("iso3")
    found = [
        PriorityState(state, entries.get(state.pk, []), last.get(state.pk))
        for state in states
    ]
    return sorted(found, key=lambda one: one.state.name.casefold())
