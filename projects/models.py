"""Capacity-building projects and their way through seven stages."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Marking, Record
from ctportal.people.models import Entity
from ctportal.reference.models import Pillar, State, Theme

from .querysets import ProjectQuerySet


class Stage(models.IntegerChoices):
    """The standard cycle's seven stages, in order (joint report, 9)."""

    IDEA = 1, _("Idea")
    ANALYSIS = 2, _("Analysis")
    PLANNING = 3, _("Planning")
    FUNDING = 4, _("Funding")
    INITIATION = 5, _("Initiation")
    IMPLEMENTATION = 6, _("Implementation")
    EVALUATION = 7, _("Evaluation")


class Project(Record):
    """A capacity-building project of UNOCT or another provider."""

    kind = "project"
    prefix = "P"
    searchable = ("title", "summary")
    sealable = ("title", "summary", "budget", "begins_on", "ends_on")

    class GenderMarker(models.IntegerChoices):
        NONE = 0, _("0, none")
        LIMITED = 1, _("1, limited")
        SIGNIFICANT = 2, _("2, significant")
        PRINCIPAL = 3, _("3, principal")

    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    stage = models.PositiveSmallIntegerField(
        _("stage"), choices=Stage, default=Stage.IDEA, editable=False
    )
    stage_since = models.DateField(editable=False)
    opened_on = models.DateField(default=timezone.localdate, editable=False)
    pillar = models.ForeignKey(
        Pillar, models.PROTECT, null=True, blank=True, verbose_name=_("pillar")
    )
    gender_marker = models.PositiveSmallIntegerField(
        _("Gender Equality Marker"), choices=GenderMarker, null=True, blank=True
    )
    concerns_children = models.BooleanField(
        _("effects of terrorism on children"), default=False
    )
    begins_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    # In United States dollars.
    budget = models.DecimalField(
        _("budget, US$"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    closed_on = models.DateField(null=True, editable=False)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("Project")
        indexes = [models.Index(fields=["audience", "-stage_since", "-ref"])]
        constraints = [
            models.CheckConstraint(
                name="project_ends_after_it_begins",
                condition=models.Q(begins_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("begins_on")),
            )
        ]

    def get_absolute_url(self):
        return reverse("projects:detail", args=[self.ref])


class ProjectState(Link):
    """A State a project helps."""

    ends = ("project",)

    project = models.ForeignKey(Project, models.PROTECT, related_name="in_states")
    state = models.ForeignKey(State, models.PROTECT, related_name="+")


class ProjectTheme(Link):
    """A theme a project is about."""

    ends = ("project",)

    project = models.ForeignKey(Project, models.PROTECT, related_name="on_themes")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="+")


class ProjectPartner(Link):
    """An entity that takes part in a project, in a role."""

    ends = ("project",)

    class Role(models.TextChoices):
        LEAD = "lead", _("lead")
        IMPLEMENTING = "implementing", _("implementing")
        ADVISER = "adviser", _("adviser")

    project = models.ForeignKey(Project, models.PROTECT, related_name="partners")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=16, choices=Role)


class StageDecision(Link):
    """What the Programme Review Board decided at the end of a stage."""

    app_may = "SELECT, INSERT"
    ends = ("project",)

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("approved")
        CONDITIONS = "conditions", _("approved with conditions")
        DEFERRED = "deferred", _("deferred")
        RETURNED = "returned", _("returned for revision")
        NOT_APPROVED = "not-approved", _("not approved")

    project = models.ForeignKey(Project, models.PROTECT, related_name="decisions")
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage)
    outcome = models.CharField(_("decision"), max_length=16, choices=Outcome)
    decided_on = models.DateField(_("decided"))
    minutes = models.CharField(_("minutes"), max_length=120)
    conditions = models.TextField(_("conditions"), blank=True)
    # The earlier stage that a project returned for revision goes back to.
    returns_to = models.PositiveSmallIntegerField(
        _("back to"), choices=Stage, null=True, blank=True
    )
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="conditions_are_said_when_there_are_some",
                condition=~models.Q(outcome="conditions", conditions=""),
            ),
            models.CheckConstraint(
                name="returned_project_goes_to_an_earlier_stage",
                condition=models.Q(returns_to=None)
                | models.Q(outcome="returned", returns_to__lt=models.F("stage")),
            ),
        ]


class CriterionMark(Link):
    """A criterion of a stage attested, or waived with a reason, by somebody."""

    app_may = "SELECT, INSERT"
    ends = ("project",)

    project = models.ForeignKey(Project, models.PROTECT, related_name="criterion_marks")
    stage = models.PositiveSmallIntegerField(choices=Stage)
    criterion = models.SlugField(max_length=40)
    is_waiver = models.BooleanField(default=False)
    evidence = models.TextField(_("evidence, or the reason for a waiver"))
    # In United States dollars, where the criterion is about money.
    amount = models.DecimalField(
        _("amount, US$"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    marked_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    marked_on = models.DateField()

    class Meta:
        ordering = ["pk"]


class StageAttachment(Link):
    """An assessment, finding, recommendation or need that a stage builds on."""

    ends = ("project", "record")

    project = models.ForeignKey(Project, models.PROTECT, related_name="attachments")
    record = models.ForeignKey(Marking, models.PROTECT, related_name="attached_to")
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage)
    use = models.CharField(_("how it was used"), max_length=200)
    attached_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    attached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["attached_at", "pk"]


class StageInput(Record):
    """What CTED, or another entity, says of a project at a stage; held by them."""

    kind = "stage-input"
    prefix = "CI"
    searchable = ("text",)
    sealable = ("text",)

    project = models.ForeignKey(
        Project, models.PROTECT, related_name="inputs", editable=False
    )
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage, editable=False)
    text = models.TextField(_("input"))

    class Meta:
        verbose_name = _("Input to a project")
        indexes = [models.Index(fields=["project", "stage"])]

    def get_absolute_url(self):
        return reverse("projects:input", args=[self.ref])
