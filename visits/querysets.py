"""Words for sets of visits and of what is brought to their notebooks."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.confidentiality.querysets import RecordQuerySet

from .clocks import ANSWER_DAYS


class VisitQuerySet(RecordQuerySet):
    def transmitted(self):
        """Whose preliminary assessment has reached the State."""
        return self.filter(transmitted_on__isnull=False)

    def awaiting_the_state(self):
        return self.transmitted().filter(answered_on=None)

    def overdue(self):
        """Whose State has let its days pass without an answer."""
        first_in_time = timezone.localdate() - timedelta(days=ANSWER_DAYS)
        return self.awaiting_the_state().filter(transmitted_on__lt=first_in_time)

    def under_way(self):
        """Not closed: something of them is still to be done."""
        return self.exclude(status="closed")

    def before_the_committee(self):
        return self.filter(status="committee")

    def confidential(self, person):
        """Under a confidentiality request that this person knows of."""
        known = ConfidentialityRequest.objects.readable_by(person).in_force()
        made = Q(requests__request__in=known)
        reaching = Q(
            marking__reached_by__request__in=known,
            marking__reached_by__lifted_at=None,
        )
        covering = Q(
            marking__requests__request__in=known, marking__requests__lifted_at=None
        )
        return self.filter(made | reaching | covering).distinct()

    def standing(self, word, person):
        """Where visits stand under paragraph 16 e, by the word for it."""
        if word == "confidential":
            return self.confidential(person)
        return getattr(self, word)()

    def for_table(self):
        return super().for_table().select_related("delegation")


class WorkbookQuerySet(RecordQuerySet):
    def of_visit(self, visit):
        return self.filter(visit=visit).select_related("visit__marking__state")


class WorkbookRowQuerySet(QuerySet):
    def kept(self):
        """Neither stored nor set aside: waiting to be repaired."""
        return self.filter(stored_at=None, set_aside_at=None)
