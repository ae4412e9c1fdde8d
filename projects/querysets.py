"""Words for sets of projects."""

from ctportal.confidentiality.querysets import RecordQuerySet


class ProjectQuerySet(RecordQuerySet):
    def under_way(self):
        return self.filter(closed_on=None)

    def at(self, stage):
        return self.filter(stage=stage)

    def helping(self, state):
        """Projects that help a State."""
        return self.filter(in_states__state=state)
