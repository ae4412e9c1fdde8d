"""Words for sets of visits and of what is brought to their notebooks."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ctportal.confidentiality import policy
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.confidentiality.querysets import RecordQuerySet


def _days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def _shared_by_now() -> Q:
    return Q(shared_on__lte=timezone.localdate())


class VisitQuerySet(RecordQuerySet):
    def happening(self, first, last):
        """Going on between two days, both included, where their days stand."""
        days = self.filter(begins_on__lte=last, ends_on__gte=first)
        return days.going_on().exclude(status="postponed")

    def going_on(self):
        """Neither cancelled nor declined."""
        return self.exclude(status__in=self.model.GIVEN_UP)

    def of_state(self, state):
        """To this State, alone or among several."""
        return self.filter(Q(marking__state=state) | Q(pk__in=self._further(state)))

    def _further(self, state):
        ties = self.model.states.rel.related_model.objects
        return ties.filter(state=state).values("visit")

    # Where each visit stands under paragraph 16 e: in one of these five.

    def transmitted(self):
        """Whose results are UNOCT's by now: the State answered, or its days passed."""
        return self.filter(_shared_by_now())

    def awaiting_the_state(self):
        """Whose State has the preliminary assessment, its days still running."""
        return self.filter(transmitted_on__isnull=False).exclude(_shared_by_now())

    def overdue(self):
        """Over for long, and the State has no preliminary assessment yet."""
        return self._over().filter(ends_on__lt=_days_ago(settings.PRELIMINARY_DAYS))

    def being_written(self):
        """Over, the preliminary assessment on its way to the State."""
        return self._over().filter(ends_on__gte=_days_ago(settings.PRELIMINARY_DAYS))

    def to_come(self):
        """Not over yet, or postponed."""
        to_come = Q(ends_on__gte=timezone.localdate()) | Q(status="postponed")
        return self._not_sent().filter(to_come)

    def _over(self):
        over = self._not_sent().filter(ends_on__lt=timezone.localdate())
        return over.exclude(status="postponed")

    def _not_sent(self):
        return self.going_on().filter(transmitted_on=None)

    def under_way(self):
        """Neither closed nor given up: something of them is still to be done."""
        return self.going_on().exclude(status="closed")

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

    def kept_whole(self, person):
        """Of whose results, as this person knows, nothing passes: all is asked for."""
        results = self.model.results.rel.related_model.objects.filter(
            record__circle=None
        )
        asked = Q(record__requests__lifted_at=None, record__requests__isnull=False)
        known = policy.readable_by(person, "record__requests__request__")
        kept, here = results.filter(asked, known), Q(visit=OuterRef("pk"))
        others = results.filter(here).exclude(pk__in=kept.values("pk"))
        return self.transmitted().filter(Exists(kept.filter(here)), ~Exists(others))

    def standing(self, word, person):
        """Where visits stand under paragraph 16 e, by the word for it."""
        if word in ("confidential", "kept_whole"):
            return getattr(self, word)(person)
        if word == "transmitted":
            kept = self.model.objects.readable_by(person).kept_whole(person)
            return self.transmitted().exclude(pk__in=kept.values("pk"))
        return getattr(self, word)()

    def for_table(self):
        shown = super().for_table().select_related("delegation")
        return shown.prefetch_related("marking__clocks")


class WorkbookQuerySet(RecordQuerySet):
    def of_visit(self, visit):
        return self.filter(visit=visit).select_related("visit__marking__state")


class WorkbookRowQuerySet(QuerySet):
    def kept(self):
        """Neither stored nor set aside: waiting to be repaired."""
        return self.filter(stored_at=None, set_aside_at=None)
