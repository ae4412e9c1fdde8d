"""Who did what, and who was shown what.  Added to only.

No values are kept here: references, kinds and moments.  The app may add and, through
functions of the database, read what concerns the asker; it can change nothing.
"""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One line of the ledger, its key drawn before it is written.

    The transaction it was written in is the database's to say: a trigger does.
    """

    app_may = "INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entity = models.ForeignKey(
        "people.Entity", models.PROTECT, null=True, related_name="+"
    )
    transaction = models.BigIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["transaction", "id"], name="%(class)s_in_order"),
            models.Index(fields=["at", "id"], name="%(class)s_by_moment"),
            models.Index(fields=["by", "at", "id"], name="%(class)s_by_person"),
        ]


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
        indexes = [*Entry.Meta.indexes, models.Index(fields=["of", "at"])]


class Disclosure(Entry):
    """Somebody was shown records, in one answer of the portal."""

    class Channel(models.TextChoices):
        PAGE = "page", _("on a page")
        EXPORT = "export", _("in an export")
        API = "api", _("through the API")
        FILE = "file", _("as a file")
        MAIL = "mail", _("by mail")
        PACK = "pack", _("in a briefing pack")

    channel = models.CharField(max_length=20, choices=Channel)
    refs = ArrayField(models.CharField(max_length=16))

    class Meta:
        indexes = [
            *Entry.Meta.indexes,
            GinIndex(fields=["refs"], name="disclosure_by_record"),
        ]


class Seal(models.Model):
    """What was written in a run of transactions, in one hash chained to the last.

    Made by the database alone, of transactions that have all ended: nothing can be
    written behind a seal.
    """

    app_may = ""

    number = models.BigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    # The transactions sealed: the first, and the one after the last.
    begins = models.BigIntegerField()
    ends = models.BigIntegerField()
    entries = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)


class Verification(models.Model):
    """The ledger was held against its seals, and this came of it."""

    app_may = ""

    at = models.DateTimeField(default=timezone.now)
    seals = models.BigIntegerField()
    entries = models.BigIntegerField()
    faults = models.PositiveIntegerField()
