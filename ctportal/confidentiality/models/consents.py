"""What States answered when they were asked to let others read."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import audiences
from .records import Link, Marking


class Consent(Link):
    """What a State answered about sharing one record with a class of readers.

    Answers are kept: a later one replaces those before it from its day.
    """

    class Answer(models.TextChoices):
        NOT_ASKED = audiences.NOT_ASKED, _("not asked")
        FULL = audiences.FULL, _("full")
        PARTIAL = audiences.PARTIAL, _("partial")
        WITHHELD = audiences.WITHHELD, _("withheld")

    class Readers(models.TextChoices):
        EVERYONE = audiences.EVERYONE, _("everyone")
        UN = audiences.UN, _("other United Nations and Compact entities")
        DONORS = audiences.DONORS, _("donors")
        STATES = audiences.STATES, _("other States")
        OUTSIDE = audiences.OUTSIDE, _("outside bodies")
        PUBLIC = audiences.PUBLIC, _("the public")

    app_may = "SELECT, INSERT"
    ends = ("marking",)
    holder_only = True

    marking = models.ForeignKey(Marking, models.PROTECT, related_name="consents")
    readers = models.CharField(
        _("with whom"), max_length=8, choices=Readers, default=Readers.EVERYONE
    )
    answer = models.CharField(_("answer"), max_length=9, choices=Answer)
    said_on = models.DateField(_("said on"), default=timezone.localdate)
    letter_number = models.CharField(_("number of the note"), max_length=60, blank=True)
    # The letter itself, where it is kept here; it has readers of its own.
    letter = models.ForeignKey(Marking, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    # Nobody is named for answers that were known before they were recorded one by one.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["said_on", "pk"]
