"""The text of a report, in parts that can be withheld one by one."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record

from .. import paragraphs
from ..querysets import PassageQuerySet, SectionQuerySet
from .assessments import Assessment


class Section(Record):
    """A run of paragraphs of a report, under a heading or going on without one.

    It is the smallest part with readers of its own: a paragraph that is to be withheld
    alone is made a section first.  No number is stored: what a reader sees is counted
    among the sections that this reader may read.
    """

    kind = "section"
    prefix = "SN"
    searchable = ("title", "text")
    sealable = ("title", "text", "anchors")
    # How many paragraphs there are is told by their anchors.
    sealed_with: ClassVar[dict] = {"text": ("anchors",)}

    class Level(models.IntegerChoices):
        CHAPTER = 1, _("chapter")
        SECTION = 2, _("section")
        SUBSECTION = 3, _("subsection")

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, editable=False, related_name="sections"
    )
    # Its place among the sections of the report, which nobody is shown.
    position = models.PositiveIntegerField(editable=False)
    level = models.PositiveSmallIntegerField(
        _("level"), choices=Level, default=Level.CHAPTER
    )
    title = models.CharField(_("heading"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    is_numbered = models.BooleanField(_("its paragraphs are numbered"), default=True)
    anchors = ArrayField(
        models.CharField(max_length=8),
        verbose_name=_("marks of its paragraphs"),
        default=list,
        blank=True,
        editable=False,
    )
    # No longer a part of the report; kept, and read by its office alone.
    taken_out_at = models.DateTimeField(null=True, editable=False)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Section")
        indexes = [models.Index(fields=["assessment", "position"])]

    def __str__(self):
        return self.title or Truncator(self.text).words(12) or self.ref

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """Each paragraph with its anchor; none of a text that is not shared."""
        if "text" in self.not_shared:
            return []
        known = paragraphs.split(self.text)
        anchors = self.anchors
        if len(anchors) != len(known):
            # Their marks are not shared with this reader, the text is.
            anchors = [f"n{number}" for number in range(len(known))]
        return list(zip(anchors, known, strict=True))

    def consequences(self, fields):
        """Paragraphs that stay keep their anchors, whoever changes the text and how."""
        if "text" not in fields:
            return {}
        anchors = paragraphs.anchors_of(fields["text"], self.text, self.anchors)
        return {"anchors": anchors}

    def get_absolute_url(self):
        return reverse("assessments:section", args=[self.ref])


class Passage(Link):
    """The paragraph that a finding or a recommendation stands at."""

    ends = ("record", "section")

    record = models.ForeignKey(Marking, models.PROTECT, related_name="passages")
    section = models.ForeignKey(Section, models.PROTECT, related_name="passages")
    anchor = models.CharField(max_length=8)

    objects = PassageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="record_stands_at_a_paragraph_once",
                fields=["record", "section", "anchor"],
            )
        ]
