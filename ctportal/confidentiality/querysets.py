"""Words for sets of records."""

from django.db.models import QuerySet
from django.utils import timezone

from ctportal.reference.querysets import DatedQuerySet

from . import policy


class RecordQuerySet(QuerySet):
    def readable_by(self, person):
        """What this person may read: the start of every read."""
        return self.filter(policy.readable_by(person))

    def held_by(self, entity):
        """What an entity holds, alone or together with others."""
        return self.filter(policy.held_by(entity, "marking__"))

    def of_state(self, state):
        return self.filter(marking__state=state)

    def for_table(self):
        """With what a list shows of each record's marking."""
        return self.select_related("marking__holder", "marking__state")


class MarkingQuerySet(RecordQuerySet):
    """Markings say of themselves what records say through theirs."""

    def held_by(self, entity):
        return self.filter(policy.held_by(entity))

    def of_state(self, state):
        return self.filter(state=state)

    def for_table(self):
        return self.select_related("holder", "state")


class StandingQuerySet(DatedQuerySet):
    def to_come(self):
        """Decided, and not yet in force."""
        return self.filter(begins_on__gt=timezone.localdate())

    def past(self):
        """What stood once, the latest first."""
        over = self.filter(ends_on__lt=timezone.localdate())
        return over.order_by("-ends_on", "information", "pk")
