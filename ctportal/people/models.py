"""People, the entities they act for, and what each may be shown."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import Dated, Named, State

from .querysets import MembershipQuerySet


class Classification(models.IntegerChoices):
    """The Secretariat's three classes of information, ST/SGB/2007/6, in order."""

    UNCLASSIFIED = 0, _("Unclassified")
    CONFIDENTIAL = 1, _("Confidential")
    STRICTLY = 2, _("Strictly Confidential")


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

    code = models.SlugField(unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    state = models.ForeignKey(State, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("organization")


class Community(Named):
    """A group of readers: all UN entities, the Committee, the delegation of a visit."""

    code = models.SlugField(unique=True)

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "communities"


class CommunityMember(Dated):
    """An entity or one person belonging to a community for some days."""

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


class People(BaseUserManager):
    """Makes accounts; there is no sign-up and no superuser."""

    def create_user(self, login, password=None, **facts):
        person = self.model(login=login, **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in, or an office's mailbox that receives."""

    login = models.CharField(_("login"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_mailbox = models.BooleanField(_("office mailbox"), default=False)
    last_here_at = models.DateTimeField(null=True, blank=True)

    objects = People()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["login"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:account")

    @cached_property
    def membership(self):
        """The membership in force today, or None."""
        return self.memberships.current().select_related("entity").first()

    @property
    def entity(self):
        """The entity this person acts for today, or None."""
        return self.membership and self.membership.entity

    @property
    def is_cleared(self) -> bool:
        """Whether this person may read above Unclassified today."""
        above = {"classification__gt": Classification.UNCLASSIFIED}
        return bool(
            self.membership
            and self.membership.clearances.current().filter(**above).exists()
        )

    @property
    def role(self):
        """What this person does there, as one of `Membership.Role`; else empty."""
        return self.membership.role if self.membership else ""


class Membership(Dated):
    """A person acting for an entity, in one role, for some days."""

    class Role(models.TextChoices):
        ASSESSMENT_OFFICER = "assessment-officer", _("assessment officer")
        REVIEWER = "reviewer", _("reviewer")
        CONFIDENTIALITY_OFFICER = (
            "confidentiality-officer",
            _("confidentiality officer"),
        )
        HEAD = "head", _("head of office")
        PROJECT_MANAGER = "project-manager", _("project manager")
        BOARD_SECRETARY = (
            "board-secretary",
            _("secretary of the Programme Review Board"),
        )
        SECRETARIAT = "secretariat", _("officer of the secretariat")
        READER = "reader", _("reader")
        ADMINISTRATOR = "administrator", _("administrator")
        AUDITOR = "auditor", _("auditor")

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=24, choices=Role, default=Role.READER)

    objects = MembershipQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["-begins_on", "pk"]


class Clearance(Dated):
    """How high a member may read; everyone reads Unclassified without one."""

    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="clearances"
    )
    classification = models.SmallIntegerField(
        _("classification"), choices=Classification
    )


class Function(Named):
    """A named post, such as Head of UNOCT, whoever fills it."""

    code = models.SlugField(unique=True)
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="functions")
    is_confidentiality_officer = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]


class Incumbency(Dated):
    """A person filling a function, in their own right or in charge for a while."""

    function = models.ForeignKey(Function, models.CASCADE, related_name="incumbencies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="incumbencies")
    in_charge = models.BooleanField(_("officer-in-charge"), default=False)

    class Meta(Dated.Meta):
        verbose_name_plural = "incumbencies"
