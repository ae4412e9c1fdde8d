"""Words for sets of what stands around visits: lists, notices, checklists and so on."""

from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from ctportal.confidentiality import policy
from ctportal.confidentiality.querysets import RecordQuerySet


class WithinQuerySet(RecordQuerySet):
    """What hangs under a record: read by who may also read that one."""

    def readable_by(self, person):
        rows = super().readable_by(person)
        for name in self.model.within:
            rows = rows.filter(policy.readable_by(person, f"{name}__"))
        return rows


class ChangeQuerySet(WithinQuerySet):
    def for_table(self):
        return super().for_table().select_related("visit")


class OutsideQuerySet(RecordQuerySet):
    """Days in a State that are another office's or body's."""

    def happening(self, first: date, last: date):
        """Going on between two days, both included."""
        return self.standing().filter(begins_on__lte=last, ends_on__gte=first)

    def standing(self):
        """Not given up."""
        return self.filter(cancelled_on=None)


class AnnualListQuerySet(RecordQuerySet):
    def approved_on(self, day: date):
        """What the Committee had approved by a day."""
        return self.filter(approved_on__lte=day)


class EntryQuerySet(QuerySet):
    def on(self, day: date):
        """What stood on a list on a day, after the changes decided by then."""
        added = Q(added_by=None) | Q(added_by__decided_on__lte=day)
        ended = Q(ended_by__decided_on__lte=day)
        return self.filter(added).exclude(ended)

    def standing(self):
        return self.filter(ended_by=None)


class ItemQuerySet(QuerySet):
    """Things to be done for visits."""

    def open(self):
        return self.filter(settled_on=None)

    def overdue(self):
        return self.open().filter(due_on__lt=timezone.localdate())


class InvitationQuerySet(WithinQuerySet):
    def for_table(self):
        return super().for_table().select_related("about", "invited")

    def with_answer(self, person):
        """With what was answered, as far as this person may read it."""
        answers = self.model.answers.rel.related_model.objects.readable_by(person)
        said = answers.filter(invitation=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            answer=Subquery(said.values("takes_part")[:1]),
            answer_reason=Subquery(said.values("reason")[:1]),
        )

    def unanswered(self):
        return self.filter(answers=None)


class ReportQuerySet(WithinQuerySet):
    def of(self, record):
        """Those about a visit or a notice of one, the latest version first."""
        return self.filter(about=record.pk).order_by("-number", "-pk")


class ConsultationQuerySet(WithinQuerySet):
    def for_table(self):
        return super().for_table().select_related("visit")

    def to_be_held(self):
        return self.filter(held_on=None)
