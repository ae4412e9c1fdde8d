"""Which days run for a mission, and on which reports."""

from collections.abc import Callable

from ctportal.correspondence.models import Kind, RunningClock

from ..actions import speaks_for_state
from ..models import Assessment

Status = Assessment.Status
# Each is asked with the numbers of reports that their State's mission reads; it answers
# by report the clock that runs elsewhere for its comments.
further: list[Callable[[list[int]], dict[int, RunningClock]]] = []


def with_the_mission(person, at_most) -> list[Assessment]:
    """The drafts that this person may comment on for the State."""
    if person.entity is None or not person.entity.is_mission:
        return []
    readable = Assessment.objects.readable_by(person).for_table().unsealed_for(person)
    own = readable.filter(marking__state=person.entity.state_id)
    sent = own.filter(status=Status.WITH_STATE).order_by("as_of", "ref")[:at_most]
    return [draft for draft in sent if speaks_for_state(person, draft)]


def days_for_comments(drafts) -> dict[int, RunningClock]:
    """By draft, the days that run for the State's comments on it."""
    numbers = [draft.pk for draft in drafts]
    if not numbers:
        return {}
    running = RunningClock.objects.running().filter(kind=Kind.COMMENTS)
    found = {clock.record_id: clock for clock in running.filter(record__in=numbers)}
    for ask in further:
        found |= ask(numbers)
    return found


def of_draft(draft, person) -> RunningClock | None:
    """The days that run on one draft for this person's mission; None for all others."""
    if draft.status != Status.WITH_STATE or not speaks_for_state(person, draft):
        return None
    return days_for_comments([draft]).get(draft.pk)
