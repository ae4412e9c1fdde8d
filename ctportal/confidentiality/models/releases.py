"""Releases: by hand, and those that stand for all records that reach a step."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Community, Entity
from ctportal.reference.models import Dated

from .audiences import Reader
from .records import Link, Marking


class Release(Reader, Dated, Link):
    """An entity, community or named function may read a record for some days."""

    class Basis(models.TextChoices):
        STANDING = "standing", _("standing release")
        STATE = "state", _("put before the State concerned")
        COMMITTEE = "committee", _("put before the Committee")
        BY_HAND = "by-hand", _("released by the originating office")

    app_may = "SELECT, INSERT, UPDATE (ends_on, withdrawn_at, withdrawn_by_id)"
    ends = ("marking",)
    holder_only = True

    marking = models.ForeignKey(Marking, models.PROTECT, related_name="releases")
    basis = models.CharField(max_length=12, choices=Basis, default=Basis.BY_HAND)
    # The paragraph or letter a release rests on, as people cite it.
    ground = models.CharField(max_length=120, blank=True)
    released_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta(Dated.Meta):
        pass


class StandingRelease(Dated):
    """What is shared by default, with whom and when: dated, with its paragraph."""

    app_may = "SELECT"

    class Information(models.TextChoices):
        VISIT_NOTICE = "visit-notice", _("a visit: State, dates, kind")
        VISIT_RESULTS = (
            "visit-results",
            _("recommendations, findings and needs of a visit"),
        )
        REPORT = "visit-report", _("visit report")
        ASSESSMENT = "overview", _("overview of implementation")
        PROJECT = "priority-project", _("projects in priority regions")

    information = models.CharField(max_length=20, choices=Information)
    entity = models.ForeignKey(Entity, models.PROTECT, null=True)
    community = models.ForeignKey(Community, models.PROTECT, null=True)
    # Days after the step that starts the clock, unless the State answers before.
    after_days = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=60)

    class Meta(Dated.Meta):
        ordering = ["information", "pk"]

    @property
    def reader(self):
        return self.community or self.entity
