"""Who did what, and who was shown what.  Added to only.

No values are kept here: references, kinds and moments.  The app may add and, through
functions of the database, read what concerns the asker; it can change nothing.
"""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """One line of the ledger, its key drawn before it is written."""

    app_may = "INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entity = models.ForeignKey(
        "people.Entity", models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        abstract = True


class Event(Entry):
    """Somebody did something, to a record or to the portal."""

    kind = models.CharField(max_length=60)
    of = models.ForeignKey(
        "confidentiality.Marking", models.PROTECT, null=True, related_name="+"
    )
    # Whose place or account it was done to, where it was done to no record.
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["of", "at"])]


class Disclosure(Entry):
    """Somebody was shown records, in one answer of the portal."""

    channel = models.CharField(max_length=20)
    refs = ArrayField(models.CharField(max_length=16))
