"""Which version of a record somebody had before them."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ctportal.confidentiality.models import Link, Marking

from ..querysets import OwnQuerySet, PartQuerySet


class Fingerprint(Link):
    """What a record consisted of when somebody of its office looked at it."""

    app_may = "SELECT, INSERT"
    ends = ("record",)
    holder_only = True

    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    objects = OwnQuerySet.as_manager()


class FingerprintPart(Link):
    """One part of a record, and the version it had; read by who may read that part."""

    app_may = "SELECT, INSERT"
    ends = ("record", "part")
    holder_only = True

    fingerprint = models.ForeignKey(Fingerprint, models.PROTECT, related_name="parts")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    part = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    version = models.CharField(max_length=80)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="fingerprint_has_a_part_once", fields=["fingerprint", "part"]
            )
        ]
