"""Briefing packs and their numbered copies."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record
from ctportal.correspondence.media import DOCX, PDF
from ctportal.people.models import Community, Entity, Person

from .querysets import CopyQuerySet, PackQuerySet


class Pack(Record):
    """What a State's briefing pack is to hold, and for whom it is made.

    It is made for one named person, or for an organization: then it holds what all its
    people may read.  Nothing above the pack's own classification goes into it.
    """

    kind = "pack"
    prefix = "B"
    sealable = ("title",)

    class Section(models.TextChoices):
        STATE = "state", _("The State")
        VISITS = "visits", _("Visits")
        ASSESSMENTS = "assessments", _("Assessments")
        REPORTS = "reports", _("Text of reports")
        FINDINGS = "findings", _("Findings")
        RECOMMENDATIONS = "recommendations", _("Recommendations")
        NEEDS = "needs", _("Needs")
        PROJECTS = "projects", _("Projects")
        PRODUCTS = "products", _("Analytical products")
        DOCUMENTS = "documents", _("Documents")

    class Paper(models.TextChoices):
        A4 = "a4", _("A4")
        US_LETTER = "us-letter", _("US Letter")

    title = models.CharField(_("title"), max_length=200)
    sections = ArrayField(
        models.CharField(max_length=16, choices=Section), verbose_name=_("sections")
    )
    # The references of what was chosen: a section holds of its kind these alone, or all
    # there are where none of them was.
    chosen = ArrayField(
        models.CharField(max_length=16), default=list, blank=True, editable=False
    )
    paper = models.CharField(_("paper"), max_length=10, choices=Paper, default=Paper.A4)
    for_entity = models.ForeignKey(
        Entity, models.PROTECT, null=True, related_name="+", editable=False
    )
    for_person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", editable=False
    )
    # A named person is let in as the only member of this group.
    readers = models.ForeignKey(
        Community, models.PROTECT, null=True, related_name="+", editable=False
    )
    copies_made = models.PositiveIntegerField(default=0, editable=False)

    objects = PackQuerySet.as_manager()

    class Meta:
        verbose_name = _("Briefing pack")
        indexes = [models.Index(fields=["audience", "-changed_at", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="pack_is_for_an_entity_or_a_person",
                condition=models.Q(for_person=None, for_entity__isnull=False)
                | models.Q(for_person__isnull=False, for_entity=None),
            )
        ]

    @property
    def state(self):
        return self.marking.state

    @property
    def reader(self):
        """Whom it is made for."""
        return self.for_person or self.for_entity

    def get_absolute_url(self):
        return reverse("packs:detail", args=[self.ref])


class Copy(Record):
    """One rendering of a pack for its reader, as it was made; never changed.

    It holds the text of other records: opening it asks again for each of them.
    """

    kind = "copy"
    prefix = "BC"
    searchable = ()

    class Format(models.TextChoices):
        PDF = "pdf", _("PDF")
        DOCX = "docx", _("Word")

    pack = models.ForeignKey(
        Pack, models.PROTECT, related_name="copies", editable=False
    )
    number = models.PositiveIntegerField(_("copy number"), editable=False)
    format = models.CharField(_("format"), max_length=4, choices=Format)
    # The records whose text it holds.
    refs = ArrayField(models.CharField(max_length=16), editable=False)
    digest = models.CharField(max_length=64, editable=False)
    stored_as = models.CharField(max_length=40, editable=False)
    # Drawn with the button that asks for a copy: asked twice, it is made once.
    token = models.UUIDField(editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("Copy")
        verbose_name_plural = "copies"
        indexes = [
            models.Index(fields=["pack", "number"]),
            GinIndex(fields=["refs"], name="copies_by_record"),
        ]
        constraints = [
            models.CheckConstraint(
                name="copy_is_closed_by_somebody",
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
            )
        ]

    def __str__(self):
        return _("Copy no. %(number)s") % {"number": self.number}

    @property
    def file_name(self):
        return f"{self.pack.ref}-{self.number}.{self.format}"

    @property
    def media_type(self):
        return {Copy.Format.PDF: PDF, Copy.Format.DOCX: DOCX}[self.format]

    def get_absolute_url(self):
        return reverse("packs:copy", args=[self.pack.ref, self.number])
