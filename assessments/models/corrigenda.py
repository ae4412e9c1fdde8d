"""Corrections of reports that others have already."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record

from ..querysets import CorrectedWordsQuerySet, CorrigendumQuerySet
from .assessments import Assessment
from .versions import ReportVersion
from .words import WordsOfPart


class Corrigendum(Record):
    """What was wrong in a version of a report that went out, and what it says now.

    No number is stored: each reader counts the corrigenda that reached them.
    """

    kind = "corrigendum"
    prefix = "CG"
    searchable = ()
    within = ("report",)

    report = models.ForeignKey(
        Assessment, models.PROTECT, editable=False, related_name="corrigenda"
    )
    corrects = models.ForeignKey(
        ReportVersion, models.PROTECT, editable=False, related_name="+"
    )
    corrected = models.ForeignKey(
        ReportVersion, models.PROTECT, editable=False, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = CorrigendumQuerySet.as_manager()

    class Meta:
        verbose_name = _("Corrigendum")
        indexes = [models.Index(fields=["report", "created_at"])]

    def get_absolute_url(self):
        return reverse("corrigenda:corrigendum", args=[self.ref])


class CorrectedWords(WordsOfPart):
    """One passage as it was and, in `text`, as it is; empty where it is not there."""

    app_may = "SELECT, INSERT"
    ends = ("corrigendum", "part", "of")

    corrigendum = models.ForeignKey(Corrigendum, models.PROTECT, related_name="words")
    was = models.TextField()
    # Its place in the report, which nobody is shown.
    place = models.PositiveIntegerField()

    objects = CorrectedWordsQuerySet.as_manager()
