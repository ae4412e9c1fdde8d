"""What stands in a report: findings, recommendations and needs."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Record
from ctportal.reference.models import Pillar, ScaleLevel, Theme

from ..querysets import FindingQuerySet, NeedQuerySet, RecommendationQuerySet
from .assessments import Assessment, Superseded
from .mergeable import Mergeable
from .requirements import OfRequirement


class Priority(models.IntegerChoices):
    HIGH = 1, _("High")
    MEDIUM = 2, _("Medium")
    LOW = 3, _("Low")


class Channel(models.TextChoices):
    """How something was said between CTED and a State."""

    NOTE = "note", _("note verbale")
    LETTER = "letter", _("letter")
    MAIL = "mail", _("e-mail")
    VISIT = "visit", _("during the visit")
    MEETING = "meeting", _("meeting")
    PORTAL = "portal", _("in the portal")


class Result(Mergeable, Record):
    """What hangs under a report: each with an audience of its own."""

    assessment = models.ForeignKey(
        Assessment,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="%(class)ss",
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, verbose_name=_("theme"), related_name="+"
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"))
    concerns_gender = models.BooleanField(_("women and women’s groups"), default=False)
    concerns_children = models.BooleanField(
        _("effects of terrorism on children"), default=False
    )
    concerns_human_rights = models.BooleanField(_("human rights"), default=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title or Truncator(self.text).words(12)


class Finding(OfRequirement, Result):
    """Something a delegation found: a strength, a shortfall or a good practice."""

    kind = "finding"
    prefix = "F"
    searchable = ("title", "text")
    sealable = ("title", "text", "evidence")

    class Nature(models.TextChoices):
        STRENGTH = "strength", _("strength")
        SHORTFALL = "shortfall", _("shortfall")
        GOOD_PRACTICE = "good-practice", _("good practice")

    nature = models.CharField(_("nature"), max_length=16, choices=Nature)
    # What it rests on: what was shown and told, and by which sources.
    evidence = models.TextField(_("evidence"), blank=True)
    # Of the scale of its day: a later scale leaves it as it was.
    level = models.ForeignKey(
        ScaleLevel,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("level of implementation"),
        related_name="+",
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Finding")
        indexes = [models.Index(fields=["audience", "-created_at", "-ref"])]

    def get_absolute_url(self):
        return reverse("assessments:finding", args=[self.ref])


class Recommendation(Superseded, OfRequirement, Result):
    """What a State is recommended to do."""

    kind = "recommendation"
    prefix = "R"
    searchable = ("title", "text", "addressees")
    sealable = (
        "title",
        "text",
        "addressees",
        "due_on",
        "due_text",
        "other",
        "evidence",
    )
    sealed_with: ClassVar = {"due_on": ("due_text",)}

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        OPEN = "open", _("open")
        PARTLY = "partly", _("partly implemented, recorded by CTED")
        IMPLEMENTED = "implemented", _("implemented, recorded by CTED")
        NOT_RELEVANT = "not-relevant", _("no longer relevant, recorded by CTED")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn from the notebook")

    # Given only where it is another than its theme's.
    own_pillar = models.ForeignKey(
        Pillar,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("pillar"),
        related_name="+",
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.MEDIUM
    )
    addressees = models.CharField(_("addressee"), max_length=300, blank=True)
    needs_assistance = models.BooleanField(_("technical assistance needed"))
    due_on = models.DateField(_("due"), null=True, blank=True)
    # The words in which the date was written, when they say more than the date.
    due_text = models.CharField(
        _("due, as it was written"), max_length=120, blank=True, editable=False
    )
    # Columns of the analyst's workbook that have no field of their own.
    other = models.JSONField(
        _("other columns of the workbook"), default=dict, blank=True, editable=False
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )
    # Since when CTED knows that it was done; by what it knows, its verifications say.
    implemented_on = models.DateField(_("implemented"), null=True, editable=False)
    # Written before verifications were records of their own.
    evidence = models.TextField(_("evidence"), blank=True, editable=False)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Recommendation")
        indexes = [
            models.Index(fields=["audience", "-created_at", "-ref"]),
            models.Index(fields=["assessment"]),
        ]

    @property
    def pillar(self) -> Pillar:
        """The pillar of its theme, unless it was given another."""
        return self.own_pillar or self.theme.pillar

    @property
    def is_open(self) -> bool:
        """Made, and not yet wholly carried out."""
        return self.status in (self.Status.OPEN, self.Status.PARTLY)

    @property
    def is_overdue(self):
        is_late = self.due_on is not None and self.due_on < timezone.localdate()
        return self.is_open and is_late

    def get_absolute_url(self):
        return reverse("assessments:recommendation", args=[self.ref])


class Need(Result):
    """Assistance CTED proposes for a State and, once it says so, the State agrees to.

    Two facts with two dates: only an agreed need may be met by a project (joint
    report, 16 b).
    """

    kind = "need"
    prefix = "N"
    searchable = ("title", "text")
    sealable = ("title", "text", "proposed_to", "agreed_in", "agreed_by", "met_by")

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, editable=False, related_name="needs"
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.MEDIUM
    )
    proposed_on = models.DateField(_("proposed"))
    proposed_through = models.CharField(
        _("proposed through"), max_length=8, choices=Channel, blank=True
    )
    proposed_to = models.CharField(_("proposed to"), max_length=120, blank=True)
    agreed_on = models.DateField(
        _("agreed by the State"), null=True, blank=True, editable=False
    )
    # The note or letter in which the State agreed.
    agreed_in = models.CharField(
        _("agreed in"), max_length=120, blank=True, editable=False
    )
    agreed_through = models.CharField(
        _("agreed through"), max_length=8, choices=Channel, blank=True, editable=False
    )
    # Who said so for the State, by function.
    agreed_by = models.CharField(
        _("agreed by"), max_length=120, blank=True, editable=False
    )
    met_on = models.DateField(_("met"), null=True, blank=True, editable=False)
    met_by = models.TextField(_("met by"), blank=True, editable=False)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Need")
        indexes = [models.Index(fields=["audience", "-proposed_on", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="need_is_agreed_in_something",
                condition=models.Q(agreed_on=None)
                | ~models.Q(agreed_in="")
                | models.Q(sealed__contains=["agreed_in"]),
            ),
            models.CheckConstraint(
                name="need_is_met_once_the_state_agreed",
                condition=models.Q(met_on=None)
                | models.Q(agreed_on__isnull=False, met_on__gte=models.F("agreed_on")),
            ),
        ]

    def get_absolute_url(self):
        return reverse("assessments:need", args=[self.ref])
