"""What two people are about to give somebody, or to end."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import Dated

from ..by_two import ByTwo
from ..querysets import PlaceProposalQuerySet
from .accounts import Person
from .classification import Classification
from .entities import Entity
from .hand_overs import HandOverItem
from .places import (
    PORTAL_WIDE,
    Clearance,
    Deputyship,
    Function,
    Incumbency,
    Membership,
    said_of_function,
)

BEGINS = Q(begins_on__isnull=False)
ENDS = Q(ends_on__isnull=False)
# A deputy and an officer-in-charge act for stated days.
WHOLE = (
    Q(BEGINS, kind="membership", classification__isnull=False) & ~Q(role="")
    | Q(BEGINS, kind="clearance", classification__isnull=False)
    | Q(BEGINS, Q(in_charge=False) | ENDS, kind="function", function__isnull=False)
    | Q(BEGINS, ENDS, kind="deputy", stands_for__isnull=False)
    | Q(ENDS, kind="ending")
)


class PlaceProposal(ByTwo, Dated):
    """One person proposes a place for another; a second person of the office confirms.

    `kind` says which of the fields below count.  Who proposed is written by the
    database itself, and so is the day on which it was carried out.
    """

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"

    class Kind(models.TextChoices):
        MEMBERSHIP = "membership", _("to act for the organization")
        CLEARANCE = "clearance", _("clearance")
        FUNCTION = "function", _("function")
        DEPUTY = "deputy", _("deputy")
        ENDING = "ending", _("end of a place")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=12, choices=Kind)
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    carried_out_at = models.DateTimeField(null=True)
    # Part of a hand-over, and answered with it.
    moved_by = models.ForeignKey(
        HandOverItem, models.PROTECT, null=True, related_name="proposals"
    )

    role = models.CharField(
        _("role"), max_length=24, choices=Membership.Role, blank=True
    )
    classification = models.SmallIntegerField(
        _("clearance"), choices=Classification, null=True, blank=True
    )
    function = models.ForeignKey(Function, models.PROTECT, null=True, related_name="+")
    in_charge = models.BooleanField(_("officer-in-charge"), default=False)
    stands_for = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    # The place to end.
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, related_name="+"
    )
    clearance = models.ForeignKey(
        Clearance, models.PROTECT, null=True, related_name="+"
    )
    incumbency = models.ForeignKey(
        Incumbency, models.PROTECT, null=True, related_name="+"
    )
    deputyship = models.ForeignKey(
        Deputyship, models.PROTECT, null=True, related_name="+"
    )

    objects = PlaceProposalQuerySet.as_manager()

    class Meta(ByTwo.Meta):
        ordering = ["proposed_at", "pk"]
        constraints = [
            *ByTwo.Meta.constraints,
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="a_place_is_proposed_once_at_a_time",
                fields=[
                    *("kind", "entity", "person", "function", "stands_for"),
                    *("membership", "clearance", "incumbency", "deputyship"),
                ],
                condition=Q(settled_at=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="a_proposal_names_what_it_gives_and_for_which_days",
                condition=WHOLE,
            ),
            models.CheckConstraint(
                name="nobody_proposes_a_place_for_themselves",
                condition=~Q(person=models.F("proposed_by")),
            ),
            models.CheckConstraint(
                name="nobody_confirms_a_place_of_their_own",
                condition=Q(is_confirmed=False) | ~Q(person=models.F("settled_by")),
            ),
        ]

    @property
    def place(self):
        """The place that is to end, or None."""
        return self.membership or self.clearance or self.incumbency or self.deputyship

    @property
    def is_portal_wide(self) -> bool:
        """Whether it makes an administrator or an auditor, of the whole portal."""
        return self.role in PORTAL_WIDE

    @property
    def said(self) -> str:
        """What is proposed, in a few words."""
        match self.kind:
            case self.Kind.MEMBERSHIP:
                role, cleared = self.get_role_display(), self.cleared_to
                return f"{capfirst(role)} · {cleared}"
            case self.Kind.CLEARANCE:
                return self.cleared_to
            case self.Kind.FUNCTION:
                return said_of_function(self.function, self.in_charge)
            case self.Kind.DEPUTY:
                if self.in_charge:
                    said = gettext("Deputy of %(person)s, in charge of their functions")
                else:
                    said = gettext("Deputy of %(person)s")
                return said % {"person": self.stands_for}
        return gettext("End: %(place)s") % {"place": self.place.said}

    @property
    def cleared_to(self) -> str:
        return gettext("Cleared to %(classification)s") % {
            "classification": self.get_classification_display()
        }
