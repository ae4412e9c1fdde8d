"""What is shared by default, and what two people change about it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ctportal.people.by_two import ByTwo
from ctportal.people.models import Entity
from ctportal.reference.models import Dated

from ..querysets import StandingQuerySet
from .audiences import Reader

NOBODY = Q(entity=None, community=None, function=None)


class StandingRule(Reader):
    """An office's information of one kind, its readers, and the step they wait for."""

    class Information(models.TextChoices):
        ANNUAL_LIST = "annual-list", _("annual list of visits")
        VISIT = "visit-notice", _("a visit: State, dates, kind")
        RESULTS = "visit-results", _("recommendations, findings and needs of a visit")
        REPORT = "visit-report", _("visit report")
        OVERVIEW = "overview", _("Overview of Implementation Assessment")
        SURVEY = "survey", _("answers to the Detailed Implementation Survey")
        INSTRUMENT = "survey-instrument", _("blank survey instruments")
        MISSION_REPORT = "mission-report", _("mission reports")
        PRODUCT = "analytical-product", _("analytical products")
        PROJECT = "priority-project", _("projects in priority regions")
        BOARD_PAPER = "board-paper", _("papers for the Advisory Board")
        FROM_OFFICES = "from-offices", _("information from offices")
        ACTIVITY = "activity", _("annual and complementary activities")
        ADVICE = "advice", _("strategic advice")
        NOTE = "information-note", _("information notes")

    class Step(models.TextChoices):
        APPROVAL = "approval", _("the Committee’s approval")
        AGREEMENT = "agreement", _("the host Government’s agreement")
        NOTICE = "notice", _("notice to the other office")
        TRANSMISSION = "transmission", _("preliminary assessment with the State")
        WITH_STATE = "with-state", _("sent to the State for its comments")
        COMMITTEE = "committee", _("put before the Committee")
        ADOPTION = "adoption", _("adoption by the Committee")
        CLEARANCE = "clearance", _("clearance for transmission")
        ANALYSIS = "analysis", _("the analysis of the project")
        SENT = "sent", _("sent to its addressees")
        PASSED_ON = "passed-on", _("passed on by the office")
        ON_DATE = "on-date", _("its date")
        SIGNING = "signing", _("its signing")

    class Whom(models.TextChoices):
        """Readers who are other people for each record."""

        STATE = "state", _("the Member State concerned")
        NAMED = "named", _("the functions it names")

    information = models.CharField(_("information"), max_length=20, choices=Information)
    holder = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    step = models.CharField(_("from"), max_length=12, choices=Step)
    whom = models.CharField(max_length=8, choices=Whom, blank=True)
    # Days after the step that starts the clock, unless the State answers before.
    after_days = models.PositiveSmallIntegerField(_("days after that"), default=0)
    source = models.CharField(_("paragraph or decision"), max_length=60)

    class Meta:
        abstract = True

    @property
    def reader_code(self) -> str:
        """The reader as addresses spell it."""
        return self.whom or self.reader.code

    @property
    def reader_name(self) -> str:
        return self.get_whom_display() if self.whom else self.reader.name

    @property
    def clock(self) -> str:
        """From when it is shared, in words."""
        step = self.get_step_display()
        if not self.after_days:
            return str(step)
        later = _now("%(step)s: the State’s answer, or %(days)s days")
        return later % {"step": step, "days": self.after_days}


class StandingRelease(StandingRule, Dated):
    """What is shared by default, with whom and when: dated, with its paragraph.

    A visit keeps what stood on the day it was agreed.  The app only reads these rows:
    they change by what two people confirmed, see `standing.sql`.
    """

    app_may = "SELECT"

    objects = StandingQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["information", "step", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="standing_release_has_readers",
                condition=Q(whom="") & ~NOBODY | ~Q(whom="") & NOBODY,
            ),
        ]

    def get_absolute_url(self):
        words = [self.holder.code, self.information, self.step, self.reader_code]
        return reverse("confidentiality:change-standing", args=words)


class StandingChange(StandingRule, ByTwo):
    """From a day to come, something else is shared by default: two people decide."""

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"

    ref = models.CharField(max_length=16, unique=True)
    # What it takes the place of; nothing where a reader is new.
    replaces = models.ForeignKey(
        StandingRelease, models.PROTECT, null=True, related_name="changes"
    )
    # No longer shared by default from that day on.
    is_end = models.BooleanField(default=False)
    begins_on = models.DateField(_("from this day on"))
    reason = models.TextField(_("why"))
    applied_at = models.DateTimeField(null=True)

    class Meta(ByTwo.Meta):
        ordering = ["-proposed_at"]
        constraints = [
            *ByTwo.Meta.constraints,
            models.CheckConstraint(
                name="standing_change_ends_something",
                condition=Q(is_end=False) | Q(replaces__isnull=False),
            ),
        ]

    def get_absolute_url(self):
        return reverse("confidentiality:standing-change", args=[self.ref])
