"""The practical measures that both offices agreed to, which anybody may know."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import Named


class Measure(Named):
    """A measure of the joint report under resolution 2395 (2017)."""

    app_may = "SELECT"

    class Chapter(models.TextChoices):
        PRIORITIES = "priorities", _("Priority regions and areas")
        VISITS = "visits", _("Visits and their follow-up")
        OUTREACH = "outreach", _("Joint outreach")
        DESIGN = "design", _("Design of projects and programmes")
        EXCHANGE = "exchange", _("Exchange of information")
        FOLLOW_UP = "follow-up", _("Reporting and follow-up")

    class Obliged(models.TextChoices):
        CTED = "cted", _("CTED")
        UNOCT = "unoct", _("UNOCT")
        BOTH = "both", _("CTED and UNOCT")
        COMMITTEE = "committee", _("Counter-Terrorism Committee")

    class Rhythm(models.TextChoices):
        ALWAYS = "always", _("at all times")
        PER_VISIT = "per-visit", _("at each visit")
        PER_PROJECT = "per-project", _("at each project")
        WEEKLY = "weekly", _("weekly and monthly")
        REGULAR = "regular", _("at regular intervals")
        HALF_YEARLY = "half-yearly", _("twice a year")
        YEARLY = "yearly", _("once a year")
        ONCE = "once", _("once")
        AS_NEEDED = "as-needed", _("when there is cause")

    code = models.SlugField(_("code"), unique=True)
    # As people cite it: "16 e".
    paragraph = models.CharField(_("paragraph"), max_length=40)
    position = models.PositiveSmallIntegerField(_("place in lists"))
    chapter = models.CharField(_("chapter"), max_length=12, choices=Chapter)
    obliged = models.CharField(_("who"), max_length=10, choices=Obliged)
    rhythm = models.CharField(_("rhythm"), max_length=12, choices=Rhythm)

    class Meta:
        ordering = ["position"]
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
