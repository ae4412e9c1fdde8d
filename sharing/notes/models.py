"""Notes for named readers, and what offices pass on."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.confidentiality.models.audiences import Reader
from ctportal.people.models import Function

from .querysets import AcknowledgementQuerySet, NoteQuerySet, TieQuerySet


class Note(Record):
    """Advice, a note between the two heads, or what an office in the field sent in.

    A draft is read by who wrote it and who signs it.  Its receivers read it from the
    moment it is given: joint report, 14 c and information exchange d and e.
    """

    kind = "note"
    prefix = "N"
    searchable = ("title", "text")

    class Type(models.TextChoices):
        """By the words that standing releases know them by."""

        ADVICE = "advice", _("strategic advice")
        INFORMATION = "information-note", _("information note")
        FROM_OFFICES = "from-offices", _("information from an office")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        FOR_SIGNATURE = "for-signature", _("for signature")
        GIVEN = "given", _("given to its receivers")

    type = models.CharField(_("kind"), max_length=16, choices=Type, editable=False)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    status = models.CharField(
        _("status"), max_length=14, choices=Status, default=Status.DRAFT, editable=False
    )
    # Who signs; nobody does what an office only passes on.
    signatory = models.ForeignKey(
        Function,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed by"),
    )
    given_at = models.DateTimeField(null=True, editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    source_office = models.CharField(
        _("its office in the field or at headquarters"), max_length=120, blank=True
    )
    came_on = models.DateField(_("received"), null=True, blank=True)
    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("Note")
        indexes = [models.Index(fields=["audience", "-created_at", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="note_is_given_by_somebody_at_some_moment",
                condition=models.Q(status="given", given_at__isnull=False)
                | ~models.Q(status="given") & models.Q(given_at=None, given_by=None),
            )
        ]

    @property
    def is_draft(self):
        return self.status == self.Status.DRAFT

    @property
    def is_given(self):
        return self.status == self.Status.GIVEN

    def get_absolute_url(self):
        return reverse("notes:detail", args=[self.ref])


class NoteReceiver(Reader, Link):
    """Whom a note is for: a named function, or an entity that information goes to."""

    ends = ("note",)

    note = models.ForeignKey(Note, models.PROTECT, related_name="receivers")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="note_is_for_a_reader_once",
                fields=["note", "function", "entity"],
                nulls_distinct=False,
            )
        ]


class NoteTie(Link):
    """A record that a note speaks of."""

    ends = ("note", "record")

    note = models.ForeignKey(Note, models.PROTECT, related_name="ties")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="+")

    objects = TieQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="note_speaks_of_a_record_once", fields=["note", "record"]
            )
        ]


class NoteReply(Link):
    """A note that answers another."""

    app_may = "SELECT, INSERT"
    ends = ("reply", "answered")

    reply = models.OneToOneField(Note, models.PROTECT, related_name="answers")
    answered = models.ForeignKey(Note, models.PROTECT, related_name="replies")

    objects = TieQuerySet.as_manager()


class Acknowledgement(Record):
    """A receiver says that the note arrived.

    It is the receiving office's own record, read with the note alone.
    """

    kind = "acknowledgement"
    prefix = "NA"
    searchable = ()
    within = ("note",)

    note = models.ForeignKey(
        Note, models.PROTECT, related_name="acknowledgements", editable=False
    )
    receiver = models.OneToOneField(NoteReceiver, models.PROTECT, editable=False)
    remark = models.TextField(_("remark"), blank=True)

    objects = AcknowledgementQuerySet.as_manager()

    class Meta:
        verbose_name = _("Acknowledgement")
        indexes = [models.Index(fields=["audience", "note"])]

    def get_absolute_url(self):
        return self.note.get_absolute_url()
