"""Words for sets of notices of corrigenda."""

from django.db.models import Max, Q

from assessments.models import Corrigendum
from ctportal.confidentiality.querysets import RecordQuerySet
from ctportal.people.models import Entity


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
        of_report = self.filter(corrigendum__report=notice.corrigendum.report_id)
        return of_report.filter(_to(notice.whom))

    def highest(self) -> int:
        """The number of the latest of them; none has 0."""
        return self.aggregate(highest=Max("number"))["highest"] or 0


def _to(whom) -> Q:
    """To somebody: a State and the mission that it has here since are one."""
    same = Q(entity=whom.entity, to_state=whom.state, person=whom.person)
    if whom.state:
        return same | Q(entity__kind=Entity.Kind.MISSION, entity__state=whom.state)
    if whom.state_of_mission:
        return same | Q(to_state=whom.state_of_mission)
    return same
