"""Classifications that were given, and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Classification

from .records import Link, Marking


class Reclassification(Link):
    """A record was given another classification, from one and to another, and why."""

    app_may = "SELECT, INSERT"
    ends = ("marking",)
    holder_only = True

    marking = models.ForeignKey(
        Marking, models.PROTECT, related_name="reclassifications"
    )
    former = models.SmallIntegerField(choices=Classification)
    given = models.SmallIntegerField(choices=Classification)
    former_handling = models.CharField(max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
