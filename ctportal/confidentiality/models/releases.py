"""Releases: who may read one record, for which days, and on what ground."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.people.by_two import ByTwo, ByTwoQuerySet
from ctportal.reference.models import Dated

from .audiences import Reader
from .records import Link, Marking

# Until its status is reached, a release begins on the last of all days.
NOT_YET = date.max


class Terms(Reader, Dated):
    """Who may read, from when until when: days, or statuses of the awaited record."""

    marking = models.ForeignKey(Marking, models.PROTECT, related_name="%(class)ss")
    # The record whose status begins or ends it: a report, for what stands in it.
    awaits = models.ForeignKey(Marking, models.PROTECT, null=True, related_name="+")
    from_status = models.CharField(max_length=20, blank=True)
    until_status = models.CharField(max_length=20, blank=True)
    # The paragraph or letter a release rests on, as people cite it.
    ground = models.CharField(max_length=120, blank=True)

    class Meta(Dated.Meta):
        abstract = True

    @property
    def waits(self) -> bool:
        """Whether the status it begins with is still to come."""
        return self.begins_on == NOT_YET


class Release(Terms, Link):
    """An entity, community or named function may read a record for some days."""

    class Basis(models.TextChoices):
        STANDING = "standing", _("standing release")
        STATE = "state", _("put before the State concerned")
        COMMITTEE = "committee", _("put before the Committee")
        BY_HAND = "by-hand", _("released by the originating office")

    app_may = "SELECT, INSERT, UPDATE (ends_on, withdrawn_at, withdrawn_by_id)"
    ends = ("marking",)
    holder_only = True

    basis = models.CharField(max_length=12, choices=Basis, default=Basis.BY_HAND)
    released_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta(Terms.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="release_says_whose_status_it_awaits",
                condition=Q(awaits=None, from_status="", until_status="")
                | Q(awaits__isnull=False),
            ),
        ]


class ReleaseProposal(Terms, ByTwo, Link):
    """A release that one person proposed and a second has to confirm."""

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"
    ends = ("marking",)
    holder_only = True

    ref = models.CharField(max_length=16, unique=True)

    objects = ByTwoQuerySet.as_manager()

    class Meta(ByTwo.Meta):
        constraints = [*Dated.Meta.constraints, *ByTwo.Meta.constraints]

    def unsaved_release(self) -> Release:
        """The release it proposes."""
        copied = ("entity", "community", "function", "begins_on", "ends_on", "ground")
        copied += ("awaits", "from_status", "until_status")
        return Release(**{name: getattr(self, name) for name in copied})

    def get_absolute_url(self):
        return reverse("confidentiality:release-proposal", args=[self.ref])
