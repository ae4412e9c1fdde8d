"""Words for sets of visits."""

from ctportal.confidentiality.querysets import RecordQuerySet


class VisitQuerySet(RecordQuerySet):
    def transmitted(self):
        """Whose preliminary assessment has reached the State."""
        return self.filter(transmitted_on__isnull=False)

    def awaiting_the_state(self):
        return self.transmitted().filter(answered_on=None)
