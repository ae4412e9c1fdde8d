"""What a State asks to be kept confidential, what that covers and from whom."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.people.by_two import ByTwo
from ctportal.people.models import Entity
from ctportal.reference.models import State

from ..querysets import RequestQuerySet, UnderRequestQuerySet
from .records import Link, Marking, Record


class ConfidentialityRequest(Record):
    """A State asks that records of it be kept from everyone, or from some.

    Its days only put a task before the office: nothing reopens by itself.
    """

    kind = "confidentiality-request"
    prefix = "CR"
    searchable = ()
    sealable = ("letter_number", "reason")

    class Channel(models.TextChoices):
        ORAL = "oral", _("oral, awaiting the note")
        NOTE = "note", _("note verbale")
        LETTER = "letter", _("letter")
        MAIL = "mail", _("mail")

    class Against(models.TextChoices):
        EVERYONE = "everyone", _("everyone outside the originating office")
        BUT_UNOCT = "but-unoct", _("everyone but UNOCT")
        BUT_UN = "but-un", _("everyone but United Nations entities")
        DONORS = "donors", _("donors")
        NAMED = "named", _("those named here")

    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    received_on = models.DateField(_("received"))
    letter_number = models.CharField(_("number of the note"), max_length=60, blank=True)
    letter_on = models.DateField(_("date of the note"), null=True, blank=True)
    # When an oral request should have been confirmed in writing.
    note_expected_on = models.DateField(_("note expected"), null=True, blank=True)
    reason = models.TextField(_("reason, if one was given"), blank=True)
    against = models.CharField(
        _("not to be shared with"),
        max_length=12,
        choices=Against,
        default=Against.EVERYONE,
    )
    binds_state_and_committee = models.BooleanField(
        _("nor with the State’s own mission and the Committee"), default=False
    )
    until_on = models.DateField(_("until"), null=True, blank=True)
    review_on = models.DateField(_("review"), null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("Confidentiality request")
        indexes = [models.Index(fields=["audience", "-received_on"])]

    @property
    def awaits_note(self) -> bool:
        return self.channel == self.Channel.ORAL and self.lifted_at is None

    @property
    def is_against_everyone(self) -> bool:
        return self.against == self.Against.EVERYONE

    def get_absolute_url(self):
        return reverse("requests:detail", args=[self.ref])


class RequestAgainst(Link):
    """An organization a request names, or a State whose missions it means."""

    app_may = "SELECT, INSERT"
    ends = ("request",)
    holder_only = True

    request = models.ForeignKey(
        ConfidentialityRequest, models.PROTECT, related_name="named"
    )
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, related_name="+")
    state = models.ForeignKey(State, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="request_is_against_an_entity_or_a_state",
                condition=models.Q(entity=None, state__isnull=False)
                | models.Q(entity__isnull=False, state=None),
            )
        ]


class Lifting(ByTwo, Link):
    """The State no longer asks: the request ends, for all records or for some."""

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"
    ends = ("request",)
    holder_only = True

    request = models.ForeignKey(
        ConfidentialityRequest, models.PROTECT, related_name="liftings"
    )
    is_whole = models.BooleanField(default=True)
    reason = models.TextField(_("reason"))
    letter_number = models.CharField(_("number of the letter"), max_length=60)
    letter_on = models.DateField(_("date of the letter"), null=True, blank=True)

    class Meta(ByTwo.Meta):
        constraints = [
            *ByTwo.Meta.constraints,
            models.UniqueConstraint(
                name="request_has_one_lifting_at_a_time",
                fields=["request"],
                condition=models.Q(settled_at=None),
            ),
        ]


class UnderRequest(Link):
    """Something a request is about, until it is lifted from that."""

    app_may = "SELECT, INSERT, UPDATE (lifting_id)"
    ends = ("request", "record")
    holder_only = True

    added_at = models.DateTimeField(auto_now_add=True)
    # The lifting it is part of, from when that is proposed.
    lifting = models.ForeignKey(
        Lifting, models.PROTECT, null=True, related_name="%(class)ss"
    )
    lifted_at = models.DateTimeField(null=True)

    objects = UnderRequestQuerySet.as_manager()

    class Meta:
        abstract = True


class RequestScope(UnderRequest):
    """A record that a confidentiality request covers."""

    request = models.ForeignKey(
        ConfidentialityRequest, models.PROTECT, related_name="scope"
    )
    record = models.ForeignKey(Marking, models.PROTECT, related_name="requests")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="request_covers_a_record_once",
                fields=["request", "record"],
                condition=models.Q(lifted_at=None),
            )
        ]


class RequestReach(UnderRequest):
    """A request covers what a word means of a record, made later too.

    "All of this visit", "its results": scopes.py says what each word takes in.
    """

    request = models.ForeignKey(
        ConfidentialityRequest, models.PROTECT, related_name="reaches"
    )
    record = models.ForeignKey(Marking, models.PROTECT, related_name="reached_by")
    word = models.SlugField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="request_reaches_once_by_a_word",
                fields=["request", "record", "word"],
                condition=models.Q(lifted_at=None),
            )
        ]
