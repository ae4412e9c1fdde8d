"""Words for sets of records that are read with what stands above them."""

from ctportal.confidentiality import policy
from ctportal.confidentiality.querysets import RecordQuerySet


class BelowQuerySet(RecordQuerySet):
    """Read by those who may also read every record that its kind stands within."""

    def readable_by(self, person):
        above = [policy.readable_by(person, f"{name}__") for name in self.model.within]
        return super().readable_by(person).filter(*above)


class FollowingQuerySet(BelowQuerySet):
    """What is said of a recommendation's being carried out."""

    def of(self, recommendation):
        return self.filter(recommendation=recommendation)


class ProposalQuerySet(FollowingQuerySet):
    """Proposals that a gap was closed."""

    def unanswered(self):
        """Not yet recorded or declined, as far as one may know."""
        return self.filter(answer=None)
