"""What people do, for whom and until when: the places they are given.

The portal itself only reads these tables.  Two people give a place, and the database
carries out what the second of them confirmed: see `places.sql`.
"""

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import Dated, Named

from ..querysets import MembershipQuerySet
from .accounts import Person
from .classification import Classification
from .entities import Entity


class Place(Dated):
    """Something given to a person for some days, and the proposal that gave it.

    Without a proposal it was entered by who set the portal up.
    """

    app_may = "SELECT"

    # Pages name a place by it.
    ref = models.UUIDField(unique=True, editable=False, db_default=RandomUUID())
    given_in = models.ForeignKey(
        "people.PlaceProposal", models.PROTECT, null=True, related_name="+"
    )

    class Meta(Dated.Meta):
        abstract = True

    def __str__(self):
        return self.said

    @property
    def said(self) -> str:
        """What the place is, in a few words."""
        raise NotImplementedError

    @property
    def office(self) -> Entity:
        """The entity that gave it."""
        return self.entity


class Membership(Place):
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

    class Meta(Place.Meta):
        ordering = ["-begins_on", "pk"]

    @property
    def said(self):
        return capfirst(self.get_role_display())


# These reach over the whole portal, and no office gives them.
PORTAL_WIDE = (Membership.Role.ADMINISTRATOR, Membership.Role.AUDITOR)


class Clearance(Place):
    """How high a member may read; everyone reads Unclassified without one."""

    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="clearances"
    )
    classification = models.SmallIntegerField(
        _("classification"), choices=Classification
    )

    @property
    def said(self):
        return gettext("Cleared to %(classification)s") % {
            "classification": self.get_classification_display()
        }

    @property
    def office(self):
        return self.membership.entity


class Function(Named):
    """A named post, such as Head of UNOCT, whoever fills it."""

    app_may = "SELECT, INSERT, UPDATE (names)"

    code = models.SlugField(unique=True)
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="functions")
    is_confidentiality_officer = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]


class Incumbency(Place):
    """A person filling a function, in their own right or in charge for a while."""

    function = models.ForeignKey(Function, models.CASCADE, related_name="incumbencies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="incumbencies")
    in_charge = models.BooleanField(_("officer-in-charge"), default=False)

    class Meta(Place.Meta):
        verbose_name_plural = "incumbencies"

    @property
    def said(self):
        return said_of_function(self.function, self.in_charge)

    @property
    def office(self):
        return self.function.entity


class Deputyship(Place):
    """A person acting for another of their office for stated days.

    By itself it opens nothing: a function's records open to its officer-in-charge.
    """

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="deputyships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deputyships")
    stands_for = models.ForeignKey(Person, models.PROTECT, related_name="deputies")

    @property
    def said(self):
        return gettext("Deputy of %(person)s") % {"person": self.stands_for}


def said_of_function(function, in_charge) -> str:
    """A function as somebody fills it."""
    if not in_charge:
        return function.name
    return gettext("%(function)s, officer-in-charge") % {"function": function.name}
