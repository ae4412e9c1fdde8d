"""Words for sets of people's ties."""

from ctportal.reference.querysets import DatedQuerySet


class MembershipQuerySet(DatedQuerySet):
    def of(self, entity):
        return self.filter(entity=entity)


class JointMemberQuerySet(DatedQuerySet):
    def joint_with(self, entity):
        return self.filter(entity=entity)
