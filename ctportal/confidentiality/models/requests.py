"""What a State asks to be kept confidential."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .records import Link, Marking, Record


class ConfidentialityRequest(Record):
    """A State asks that records of it be kept from everyone, or from some."""

    kind = "confidentiality-request"
    prefix = "CR"
    searchable = ()
    sealable = ("letter_number", "reason")

    class Channel(models.TextChoices):
        ORAL = "oral", _("oral, awaiting the note")
        NOTE = "note", _("note verbale")
        LETTER = "letter", _("letter")

    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    received_on = models.DateField(_("received"))
    letter_number = models.CharField(_("number of the note"), max_length=60, blank=True)
    reason = models.TextField(_("reason, if one was given"), blank=True)
    # Kinds and codes of entities it is directed against; empty means everyone.
    against = models.JSONField(default=list, blank=True)
    binds_state_and_committee = models.BooleanField(default=False)
    lifted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("Confidentiality request")
        indexes = [models.Index(fields=["audience", "-received_on"])]

    def get_absolute_url(self):
        return reverse("confidentiality:request", args=[self.ref])


class RequestScope(Link):
    """A record that a confidentiality request covers."""

    app_may = "SELECT, INSERT"
    ends = ("request", "record")
    holder_only = True

    request = models.ForeignKey(
        ConfidentialityRequest, models.PROTECT, related_name="scope"
    )
    record = models.ForeignKey(Marking, models.PROTECT, related_name="requests")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="request_covers_a_record_once", fields=["request", "record"]
            )
        ]


class AccessQuestion(models.Model):
    """Somebody asks for what they cannot open; only its holder ever learns of it."""

    app_may = "INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    address = models.CharField(max_length=300)
    reason = models.TextField()
