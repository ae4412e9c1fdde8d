"""Versions of a report: what it said at each step that took it out of its office."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record

from ..querysets import KeptWordsQuerySet, ReportVersionQuerySet
from .assessments import Assessment
from .words import WordsOfPart


class ReportVersion(Record):
    """A report as it was at one moment, for those who had it then.

    Its words are read part by part, each under its source's marking of today, and none
    without the report.  No number is stored: versions are counted among those that a
    reader may read.
    """

    kind = "report-version"
    prefix = "RV"
    searchable = ()
    within = ("report",)

    class Step(models.TextChoices):
        CLEARANCE = "clearance", _("sent to clearance")
        WITH_STATE = "with-state", _("put before the State")
        COMMITTEE = "committee", _("put before the Committee")
        ADOPTED = "adopted", _("adopted")
        CORRECTED = "corrected", _("corrected")
        BY_HAND = "by-hand", _("kept by hand")

    report = models.ForeignKey(
        Assessment, models.PROTECT, editable=False, related_name="versions"
    )
    step = models.CharField(_("step"), max_length=12, choices=Step)
    # Why it was kept, for those who kept it by hand.
    reason = models.CharField(_("why it is kept"), max_length=200, blank=True)

    objects = ReportVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Version of a report")
        indexes = [models.Index(fields=["report", "created_at"])]

    def __str__(self):
        number = getattr(self, "number", None)
        if number is None:
            return self.get_step_display()
        told = {"number": number, "step": self.get_step_display()}
        return gettext("Version %(number)s, %(step)s") % told

    def get_absolute_url(self):
        return reverse("assessments:version", args=[self.ref])


class KeptWords(WordsOfPart):
    """A heading, a paragraph or a field of a report as a version has it."""

    app_may = "SELECT"
    ends = ("version", "part", "of")

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="words")
    # Its place in the version, which nobody is shown.
    place = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField(default=0)
    is_numbered = models.BooleanField(default=False)

    objects = KeptWordsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="version_has_its_words_once",
                fields=["version", "part", "field", "anchor"],
            )
        ]
