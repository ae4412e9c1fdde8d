"""The organizations that people act for, and the groups of readers they belong to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import Dated, Named, State

from ..querysets import JointMemberQuerySet


class Entity(Named):
    """An organization or permanent mission that people act for."""

    class Kind(models.TextChoices):
        DIRECTORATE = "directorate", _("Executive Directorate")
        OFFICE = "office", _("Office of Counter-Terrorism")
        SECRETARIAT = "secretariat", _("secretariat of the Committee")
        UN_ENTITY = "un-entity", _("United Nations entity")
        OUTSIDE_BODY = "outside-body", _("outside body")
        DONOR = "donor", _("donor")
        MISSION = "mission", _("permanent mission")
        JOINT = "joint", _("joint holder")

    app_may = "SELECT, INSERT, UPDATE (names)"

    code = models.SlugField(unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    state = models.ForeignKey(State, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("organization")

    @property
    def is_mission(self) -> bool:
        return self.kind == self.Kind.MISSION


class JointMember(Dated):
    """An entity that owns together with others what their joint holder holds.

    People of each may change a record so held; either may restrict it, to release it
    takes both.
    """

    app_may = "SELECT"

    joint = models.ForeignKey(Entity, models.CASCADE, related_name="joint_members")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="joint_holders")

    objects = JointMemberQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="joint_holder_is_not_its_own_member",
                condition=~models.Q(joint=models.F("entity")),
            ),
        ]


class Community(Named):
    """A group of readers: all UN entities, the Committee, the delegation of a visit."""

    app_may = "SELECT, INSERT, UPDATE (code, names)"

    code = models.SlugField(unique=True)
    # Whose people say who belongs to it; nobody does where none keeps it.
    kept_by = models.ForeignKey(
        Entity, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "communities"


class CommunityMember(Dated):
    """An entity or one person belonging to a community for some days."""

    app_may = "SELECT, INSERT, UPDATE (ends_on)"

    community = models.ForeignKey(Community, models.CASCADE, related_name="members")
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True)
    person = models.ForeignKey("Person", models.PROTECT, null=True, blank=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="community_member_is_an_entity_or_a_person",
                condition=models.Q(entity=None, person__isnull=False)
                | models.Q(entity__isnull=False, person=None),
            ),
        ]
