"""Words for sets of withdrawal notices and of the answers to them."""

from django.db.models import Prefetch
from django.utils import timezone

from ctportal.confidentiality.querysets import RecordQuerySet


class AnswerQuerySet(RecordQuerySet):
    def settling(self):
        """Those after which nothing more is expected."""
        return self.exclude(answer="acknowledged")


class NoticeQuerySet(RecordQuerySet):
    def for_table(self):
        # Not with their withdrawal: a join would lose those whose reader has none.
        return super().for_table().select_related("entity")

    def with_answers(self, answers):
        """With these answers on each, the latest last."""
        latest_last = answers.order_by("answered_on", "created_at", "pk")
        return self.prefetch_related(
            Prefetch("answers", latest_last.select_related("created_by"), "heard")
        )

    def to_send(self):
        return self.filter(sent_on=None)

    def unanswered(self, answers):
        """Sent, and none of these answers settles them."""
        settled = answers.settling().values("notice")
        return self.filter(sent_on__isnull=False).exclude(pk__in=settled)

    def overdue(self):
        return self.filter(due_on__lt=timezone.localdate())
