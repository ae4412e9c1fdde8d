"""An assessment of one State: the report that everything here hangs under."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record

from ..querysets import AssessmentQuerySet
from .mergeable import Mergeable


class Superseded:
    """A record that a later one may take the place of."""

    # The later one, for those it was put back for who may read it.
    newer = None

    @property
    def standing(self) -> str:
        """Its status in words and, where that is superseded, by which other."""
        said = self.get_status_display()
        if self.newer is None:
            return said
        return gettext("superseded by %(ref)s") % {"ref": self.newer.ref}


class Assessment(Superseded, Mergeable, Record):
    """CTED's assessment of one State at one time: an overview, a survey or a report."""

    kind = "assessment"
    prefix = "A"
    searchable = ("title", "text")
    sealable = ("title", "text")

    class Type(models.TextChoices):
        OVERVIEW = "overview", _("Overview of Implementation Assessment")
        SURVEY = "survey", _("Detailed Implementation Survey")
        COMPREHENSIVE = "comprehensive", _("report of a comprehensive visit")
        FOCUSED = "focused", _("report of a focused or regional visit")
        FOLLOW_UP = "follow-up", _("report of a follow-up visit")
        ADVOCACY = "advocacy", _("report of an advocacy visit")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        CLEARANCE = "clearance", _("in clearance")
        WITH_STATE = "with-state", _("with the State")
        COMMITTEE = "committee", _("before the Committee")
        ADOPTED = "adopted", _("adopted")
        SUPERSEDED = "superseded", _("superseded")

    type = models.CharField(_("kind"), max_length=16, choices=Type)
    title = models.CharField(_("title"), max_length=200)
    # What it comes to in a few words; the report itself is in its sections.
    text = models.TextField(_("summary"), blank=True)
    as_of = models.DateField(_("as of"))
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Assessment")
        indexes = [models.Index(fields=["audience", "-as_of", "-ref"])]

    def is_before(self, status) -> bool:
        """Whether this status is still to come."""
        statuses = list(self.Status)
        return statuses.index(self.status) < statuses.index(status)

    def get_absolute_url(self):
        return reverse("assessments:detail", args=[self.ref])
