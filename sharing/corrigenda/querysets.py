"""Words for sets of notices of corrigenda."""

from django.db.models import Max

from assessments.models import Corrigendum
from ctportal.confidentiality.querysets import RecordQuerySet


class NoticeQuerySet(RecordQuerySet):
    """Read by those who may also read the corrigendum, and so its report."""

    def readable_by(self, person):
        above = Corrigendum.objects.readable_by(person)
        return super().readable_by(person).filter(corrigendum__in=above.values("pk"))

    def for_table(self):
        return super().for_table().select_related("entity", "to_state")

    def to_send(self):
        return self.filter(sent_on=None, queued_at=None)

    def to_the_same(self, notice):
        """Those of the same report to the same receiver."""
        report = notice.corrigendum.report_id
        to = {name: getattr(notice, name) for name in ("entity", "to_state", "person")}
        return self.filter(corrigendum__report=report, **to)

    def highest(self) -> int:
        """The number of the latest of them; none has 0."""
        return self.aggregate(highest=Max("number"))["highest"] or 0
