"""Releases: who may read one record, for which days, and on what ground."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

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
