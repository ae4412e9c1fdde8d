"""Reports in other languages: the work on one, and its words passage by passage."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record

from ..querysets import TranslatedWordsQuerySet, TranslationQuerySet
from .assessments import Assessment
from .words import WordsOfPart


class Translation(Record):
    """The document processing of a report in one language; its office's own to read.

    Its `language` is the one translated into.  What is translated so far is read apart,
    by who reads each passage.
    """

    kind = "translation"
    prefix = "TR"
    searchable = ()
    within = ("report",)

    class Status(models.TextChoices):
        DUE = "due", _("to be sent")
        SENT = "sent", _("with the translators")
        RECEIVED = "received", _("to be checked")
        CHECKED = "checked", _("checked")

    report = models.ForeignKey(
        Assessment, models.PROTECT, editable=False, related_name="translations"
    )
    translator = models.CharField(_("translator"), max_length=120, blank=True)
    symbol = models.CharField(_("document symbol"), max_length=60, blank=True)
    word_count = models.PositiveIntegerField(_("words"), default=0)
    slot_on = models.DateField(_("slot date"), null=True, blank=True)
    due_on = models.DateField(_("due"))
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    received_on = models.DateField(_("received"), null=True, blank=True)
    checked_on = models.DateField(_("checked"), null=True, blank=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Translation")
        indexes = [models.Index(fields=["audience", "due_on", "ref"])]
        constraints = [
            models.CheckConstraint(
                name="translation_is_sent_received_checked_in_turn",
                condition=models.Q(received_on=None, checked_on=None)
                | models.Q(sent_on__lte=models.F("received_on"), checked_on=None)
                | models.Q(
                    sent_on__lte=models.F("received_on"),
                    received_on__lte=models.F("checked_on"),
                ),
            )
        ]

    def __str__(self):
        return f"{self.get_language_display()} · {self.report.title}"

    @property
    def status(self) -> str:
        """How far it has come, by its days."""
        if self.checked_on:
            return self.Status.CHECKED
        if self.received_on:
            return self.Status.RECEIVED
        return self.Status.SENT if self.sent_on else self.Status.DUE

    @property
    def is_overdue(self) -> bool:
        return self.received_on is None and self.due_on < timezone.localdate()

    def get_absolute_url(self):
        return reverse("assessments:translation", args=[self.ref])


class TranslatedWords(WordsOfPart):
    """One passage in another language, beside the words it was made from."""

    app_may = (
        "SELECT, INSERT,"
        " UPDATE (text, original, translator, written_at, written_by_id, checked_at)"
    )
    ends = ("part", "of")

    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    # What the passage said when it was put into the other language.
    original = models.TextField()
    translator = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True)

    objects = TranslatedWordsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="passage_is_put_into_a_language_once",
                fields=["part", "field", "anchor", "language"],
            )
        ]
