"""Notes verbales, letters and mails, in and out, and what each is about."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.people.models import Entity

from ..querysets import LetterQuerySet


class Letter(Record):
    """A note verbale, a letter or a mail, as an office's register keeps it.

    The State on the other side is its marking's; an organization may stand there too.
    """

    kind = "letter"
    prefix = "L"
    searchable = ("title",)
    sealable = ("title",)

    class Direction(models.TextChoices):
        IN = "in", _("received")
        OUT = "out", _("sent")

    class Type(models.TextChoices):
        NOTE = "note", _("note verbale")
        LETTER = "letter", _("letter")
        MAIL = "mail", _("mail")

    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    type = models.CharField(_("kind"), max_length=6, choices=Type, default=Type.NOTE)
    title = models.CharField(_("subject"), max_length=200, blank=True)
    their_number = models.CharField(_("their number"), max_length=60, blank=True)
    written_on = models.DateField(_("written"), null=True, blank=True)
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    received_on = models.DateField(_("received"), null=True, blank=True)
    entity = models.ForeignKey(
        Entity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organization on the other side"),
    )
    person = models.CharField(
        _("person on the other side"),
        max_length=200,
        blank=True,
        help_text=_("name and function"),
    )

    # Of a letter filed from a file: what that file is known by, to file it once.
    filed_as = models.CharField(max_length=64, blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("Letter")
        indexes = [models.Index(fields=["audience", "-created_at", "-ref"])]

    @property
    def is_draft(self) -> bool:
        """Whether it is one of ours that has not gone out."""
        return self.direction == self.Direction.OUT and self.sent_on is None

    @property
    def on(self):
        """Its day in the register: when it came, went out or was written."""
        of_direction = {"in": self.received_on, "out": self.sent_on}
        return of_direction[self.direction] or self.written_on

    @property
    def other_side(self) -> str:
        """Whom it is to or from: the State, the organization, the person."""
        state, entity = self.marking.state, self.entity
        named = [entity.name if entity else state.name if state else "", self.person]
        return " · ".join(part for part in named if part)

    def get_absolute_url(self):
        return reverse("letters:detail", args=[self.ref])


class NumberSequence(models.Model):
    """How far an office has counted its own letters in a year."""

    app_may = "SELECT, INSERT, UPDATE (last)"
    guarded_by = "office_id IN (SELECT my_entities())"

    office = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="office_counts_once_a_year", fields=["office", "year"]
            )
        ]


class LetterNumber(Link):
    """The number an office gave its own letter.

    For the office alone: whoever reads two numbers knows how many lie between them.
    """

    app_may = "SELECT, INSERT, UPDATE (text)"
    ends = ("letter",)
    holder_only = True

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="number_row")
    text = models.CharField(_("our number"), max_length=60)


class LetterReply(Link):
    """A letter answers another."""

    app_may = "SELECT, INSERT, DELETE"
    ends = ("letter", "answered")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="answers")
    answered = models.ForeignKey(Letter, models.PROTECT, related_name="answered_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="letter_answers_another_once", fields=["letter", "answered"]
            )
        ]


class LetterTie(Link):
    """What a letter is to a record: its agreement, its consent, its reminder.

    Every act of a State can point to its letter, also when others record it for the
    State.
    """

    app_may = "SELECT, INSERT, DELETE"
    ends = ("record", "letter")

    class Role(models.TextChoices):
        SEEKS = "seeks", _("seeks agreement")
        AGREEMENT = "agreement", _("agreement")
        TRANSMISSION = "transmission", _("transmission")
        COMMENTS = "comments", _("comments")
        ANSWER = "answer", _("answer")
        ASKS_CONSENT = "asks-consent", _("asks for consent")
        CONSENT = "consent", _("consent to share")
        REQUEST = "request", _("confidentiality request")
        CONFIRMATION = "confirmation", _("confirmation of a request")
        LIFTING = "lifting", _("end of a confidentiality request")
        REMINDER = "reminder", _("reminder")
        EXTENSION = "extension", _("extension")
        WITHDRAWAL = "withdrawal", _("withdrawal notice")
        ABOUT = "about", _("about it")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="ties")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="letters")
    role = models.CharField(_("as what"), max_length=12, choices=Role)
    tied_at = models.DateTimeField(auto_now_add=True)
    tied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="letter_is_one_thing_to_a_record_once",
                fields=["letter", "record", "role"],
            )
        ]
