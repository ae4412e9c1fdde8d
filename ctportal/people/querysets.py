"""Words for sets of people's ties."""

from django.db.models import Max, Q
from django.utils import timezone

from ctportal.reference.querysets import DatedQuerySet, in_force

from .by_two import ByTwoQuerySet


class MembershipQuerySet(DatedQuerySet):
    def of(self, entity):
        return self.filter(entity=entity)

    def for_table(self):
        """With each member's name, functions and clearance of today."""
        today = in_force(timezone.localdate(), "clearances__")
        cleared = Max("clearances__classification", filter=Q(today))
        return (
            self.select_related("person")
            .annotate(cleared=cleared)
            .prefetch_related(
                "person__incumbencies__function", "person__deputyships__stands_for"
            )
        )


class JointMemberQuerySet(DatedQuerySet):
    def joint_with(self, entity):
        return self.filter(entity=entity)


class PlaceProposalQuerySet(ByTwoQuerySet):
    def for_table(self):
        """With what a line of the page names."""
        return self.select_related(
            "entity",
            "person",
            "proposed_by",
            "settled_by",
            "function",
            "stands_for",
            "membership",
            "clearance",
            "incumbency__function",
            "deputyship__stands_for",
        )
