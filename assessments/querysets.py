"""Words for sets of assessments, findings, recommendations and needs."""

from django.utils import timezone

from ctportal.confidentiality.querysets import RecordQuerySet


class AssessmentQuerySet(RecordQuerySet):
    def adopted(self):
        return self.filter(status="adopted")


class ResultQuerySet(RecordQuerySet):
    """What hangs under a report."""

    def under(self, assessment):
        return self.filter(assessment=assessment)

    def for_table(self):
        return super().for_table().select_related("theme")


class RecommendationQuerySet(ResultQuerySet):
    def drafts(self):
        return self.filter(status="draft")

    def open(self):
        """Made, and not yet recorded as implemented."""
        return self.filter(status="open")

    def overdue(self):
        return self.open().filter(due_on__lt=timezone.localdate())


class NeedQuerySet(ResultQuerySet):
    def proposed(self):
        """Waiting for the State's word."""
        return self.filter(agreed_on=None)

    def agreed(self):
        return self.filter(agreed_on__isnull=False)
