"""Who else is in a State around the same days.

Each side is asked for with its reader's own sight: of a hidden visit only who holds it
learns that another comes near it, and nobody else that it is there.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from ctportal.confidentiality.policy import is_holder

from .models import ExternalMission, Visit, VisitNotice
from .states import states_of

KINDS = (Visit, VisitNotice, ExternalMission)


@dataclass(frozen=True)
class Coincidence:
    """Another visit to the same State, and how near it is."""

    record: object
    days_between: int

    @property
    def is_clash(self) -> bool:
        return self.days_between == 0


def near(record, person) -> list[Coincidence]:
    """What else is in the record's States around its days, the nearest first, where
    this person's office holds one of the two."""
    days = timedelta(days=settings.NEAR_DAYS)
    first, last = record.begins_on - days, record.ends_on + days
    found = [
        Coincidence(other, _between(record, other))
        for model in KINDS
        for state in states_of(record)
        for other in model.objects.readable_by(person)
        .unsealed_for(person)
        .happening(first, last)
        .of_state(state)
        .exclude(pk=record.pk)
        .for_table()
    ]
    own = [
        one for one in found if any(is_holder(person, r) for r in (record, one.record))
    ]
    nearest = {one.record.pk: one for one in own}
    return sorted(
        nearest.values(), key=lambda one: (one.days_between, one.record.begins_on)
    )


def _between(one, other) -> int:
    """Days from the end of the earlier to the begin of the later; none if they meet."""
    gap = max(one.begins_on, other.begins_on) - min(one.ends_on, other.ends_on)
    return max(0, gap.days)
