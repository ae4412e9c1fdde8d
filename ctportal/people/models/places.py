"""What people do, for whom and until when: the places they are given."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import Dated, Named

from ..querysets import MembershipQuerySet
from .accounts import Person
from .classification import Classification
from .entities import Entity


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
