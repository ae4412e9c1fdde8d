"""Words for sets of States, themes and dated things."""

from datetime import date

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from .spelling import normalised


def in_force(day: date, through: str = "") -> Q:
    """True of what is in force on `day`, following the path `through`."""
    begun = Q(**{f"{through}begins_on": None}) | Q(**{f"{through}begins_on__lte": day})
    not_over = Q(**{f"{through}ends_on": None}) | Q(**{f"{through}ends_on__gte": day})
    return begun & not_over


class DatedQuerySet(QuerySet):
    def current_on(self, day: date):
        """What is in force on `day`, first and last day included."""
        return self.filter(in_force(day))

    def current(self):
        return self.current_on(timezone.localdate())

    def to_come(self):
        """What begins on a later day."""
        return self.filter(begins_on__gt=timezone.localdate())


class StateQuerySet(QuerySet):
    def members(self):
        return self.filter(status=self.model.Status.MEMBER)

    def observers(self):
        return self.filter(status=self.model.Status.OBSERVER)

    def real(self):
        """States there are; those invented for the exercise left out."""
        return self.exclude(status=self.model.Status.EXERCISE)

    def invented(self):
        return self.filter(status=self.model.Status.EXERCISE)

    def in_region(self, m49: str):
        """States of a region of any level, by its M49 code with leading zeros."""
        return self.filter(
            Q(region__m49=m49) | Q(subregion__m49=m49) | Q(subregion__parent__m49=m49)
        )

    def in_grouping(self, code: str, on: date):
        """States that belong to a grouping on a day."""
        belonging = Q(memberships__grouping__code=code) & in_force(on, "memberships__")
        return self.filter(belonging).distinct()

    def with_regions(self):
        return self.select_related("region", "subregion")


class LoadQuerySet(QuerySet):
    def stamp(self) -> int:
        """A number that grows with every load; 0 before the first."""
        return self.aggregate(latest=Max("pk"))["latest"] or 0

    def is_current(self, digest: str) -> bool:
        """Whether the latest load was of these files."""
        return self.filter(pk=self.stamp(), digest=digest).exists()


class ScaleQuerySet(DatedQuerySet):
    def with_levels(self):
        return self.prefetch_related("levels")


class LevelQuerySet(QuerySet):
    def of_the_scale_on(self, day: date):
        """The levels of the scale in force on a day, the latest where several are."""
        scales = self.model._meta.get_field("scale").related_model
        return self.filter(scale__in=scales.objects.current_on(day)[:1])


class ThemeQuerySet(QuerySet):
    def called(self, word: str):
        """The theme a word means: its code, its name in any language or a synonym."""
        return self.filter(
            Q(code=word.strip().lower()) | Q(spellings__normal=normalised(word))
        ).distinct()

    def top(self):
        return self.filter(parent=None)

    def under(self, code: str):
        """A theme and those beneath it."""
        return self.filter(Q(code=code) | Q(parent__code=code))

    def with_parents(self):
        return self.select_related("parent", "pillar")


class PartyStatusQuerySet(QuerySet):
    def latest_told(self):
        """How each State stands to each instrument, as it was told last."""
        latest = self.order_by("instrument__number", "state__iso3", "-as_of")
        return latest.distinct("instrument__number", "state__iso3")
