"""Documents: files with an audience of their own, found by their words."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Marking, Record

from ..media import NAMES
from ..querysets import DocumentQuerySet


class Document(Record):
    """A file, stored under a random name and served only through the rule."""

    kind = "document"
    prefix = "D"
    searchable = ("title", "words")
    sealable = ("title",)

    title = models.CharField(_("title"), max_length=200)
    # The record it was attached to, if any.
    attached_to = models.ForeignKey(
        Marking, models.PROTECT, null=True, related_name="documents", editable=False
    )
    file_name = models.CharField(max_length=200, editable=False)
    stored_as = models.CharField(max_length=40, editable=False)
    media_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    words = models.TextField(blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Document")
        indexes = [models.Index(fields=["audience", "-created_at", "-ref"])]

    @property
    def media_name(self):
        """The kind of file, in words."""
        return NAMES[self.media_type]

    def get_absolute_url(self):
        return reverse("correspondence:document", args=[self.ref])
