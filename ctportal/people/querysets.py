"""Words for sets of people's ties."""

from ctportal.reference.querysets import DatedQuerySet

from .by_two import ByTwoQuerySet


class MembershipQuerySet(DatedQuerySet):
    def of(self, entity):
        return self.filter(entity=entity)


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
            "membership__entity",
            "clearance",
            "incumbency__function",
            "deputyship__stands_for",
        )
