"""Who is to sit on the Committee, or no longer: what two people decide."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ctportal.people.by_two import ByTwo
from ctportal.people.models import (
    CommunityMember,
    Entity,
    Function,
    Incumbency,
    Person,
)
from ctportal.reference.models import Dated

from ..querysets import SeatProposalQuerySet

BEGINS = Q(begins_on__isnull=False, member=None, incumbency=None)
WHOLE = (
    Q(BEGINS, kind="member", entity__isnull=False, person=None, function=None)
    | Q(BEGINS, kind="function", person__isnull=False, function__isnull=False)
    | Q(kind="ending", ends_on__isnull=False, member__isnull=False, incumbency=None)
    | Q(kind="ending", ends_on__isnull=False, member=None, incumbency__isnull=False)
)


class SeatProposal(ByTwo, Dated):
    """A permanent mission sits on the Committee for some days, somebody chairs it, or a
    seat ends: one person of its secretariat proposes, a second person confirms.

    Members serve calendar years; whoever confirms, the database gives the seat.
    """

    app_may = "SELECT, INSERT, UPDATE (settled_at, settled_by_id, is_confirmed)"

    class Kind(models.TextChoices):
        MEMBER = "member", _("member of the Committee")
        FUNCTION = "function", _("function in the Committee")
        ENDING = "ending", _("end of a seat")

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=Kind)
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    function = models.ForeignKey(Function, models.PROTECT, null=True, related_name="+")
    # The seat that ends.
    member = models.ForeignKey(
        CommunityMember, models.PROTECT, null=True, related_name="+"
    )
    incumbency = models.ForeignKey(
        Incumbency, models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300)
    carried_out_at = models.DateTimeField(null=True)

    objects = SeatProposalQuerySet.as_manager()

    class Meta(ByTwo.Meta):
        ordering = ["proposed_at", "pk"]
        constraints = [
            *ByTwo.Meta.constraints,
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="seat_proposal_names_what_it_gives", condition=WHOLE
            ),
        ]

    @property
    def said(self) -> str:
        """What is proposed, in a few words."""
        if self.kind == self.Kind.MEMBER:
            return self.entity.name
        if self.kind == self.Kind.FUNCTION:
            return f"{self.function.name} · {self.person}"
        ended = self.member.entity.name if self.member else self.incumbency.said
        return gettext("End: %(place)s") % {"place": ended}
