"""Words for sets of people's ties."""

from ctportal.reference.querysets import DatedQuerySet


class MembershipQuerySet(DatedQuerySet):
    def of(self, entity):
        return self.filter(entity=entity)
