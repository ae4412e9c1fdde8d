"""Who sits on the Committee: ten members change each first of January.

One person of its secretariat proposes a seat or its end, a second confirms: another of
the secretariat, or a head or confidentiality officer of the Executive Directorate.  The
database asks the same and gives the seat; reading follows its days by itself.
"""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note
from ctportal.people import by_two
from ctportal.people.models import (
    CommunityMember,
    Entity,
    Function,
    Incumbency,
    Membership,
)

from ..models import SeatProposal
from . import offices

Kind, Role = SeatProposal.Kind, Membership.Role
PROPOSERS = (Role.SECRETARIAT, Role.HEAD, Role.CONFIDENTIALITY_OFFICER)
SECONDS = (Role.HEAD, Role.CONFIDENTIALITY_OFFICER)
PREFIX = "committee-"


@dataclass
class Seat:
    """A permanent mission on the Committee, with who of it fills a function there."""

    member: CommunityMember
    functions: list = field(default_factory=list)

    @property
    def is_today(self) -> bool:
        today, first = timezone.localdate(), self.member.begins_on
        return not self.is_over and (first is None or first <= today)

    @property
    def is_over(self) -> bool:
        last = self.member.ends_on
        return last is not None and last < timezone.localdate()


def all_seats() -> list[Seat]:
    """Every seat there is, was or is to come, those of today by their mission first."""
    members = CommunityMember.objects.filter(
        community__code=offices.COMMITTEE, entity__kind=Entity.Kind.MISSION
    )
    in_order = members.select_related("entity__state").order_by("entity__code", "pk")
    filled = _filled_by_mission()
    return [Seat(member, filled.get(member.entity_id, [])) for member in in_order]


def functions():
    """The functions of the Committee itself: its Chair, the bureau."""
    of_bureau = Function.objects.filter(code__startswith=PREFIX)
    return of_bureau.exclude(code=offices.SECRETARY)


def _filled_by_mission() -> dict[int, list[Incumbency]]:
    filled = Incumbency.objects.current().filter(function__in=functions())
    found = {}
    for place in filled.select_related("function", "person"):
        if place.person.entity:
            found.setdefault(place.person.entity.pk, []).append(place)
    return found


def may_propose(person) -> bool:
    return offices.serves_committee(person) and person.role in PROPOSERS


def may_confirm(person, proposal) -> bool:
    """Whether this person is the second one that this proposal needs."""
    entity = person.entity
    if entity is None or person == proposal.person:
        return False
    is_directorate = entity.kind == Entity.Kind.DIRECTORATE and person.role in SECONDS
    may_at_all = may_propose(person) or (is_directorate and person.is_active)
    return may_at_all and proposal.may_be_confirmed_by(person)


def proposals_for(person) -> list[SeatProposal]:
    """What this person may confirm, or take back."""
    found = SeatProposal.objects.open().for_table()
    return [p for p in found if may_confirm(person, p) or p.proposed_by == person]


@transaction.atomic
def propose(proposal: SeatProposal, *, by) -> SeatProposal:
    """Put a seat, a function or an end before the second person."""
    if not may_propose(by) or proposal.person == by:
        raise PermissionDenied(_("The Committee’s secretariat proposes its members."))
    require_fit(proposal)
    proposal.proposed_by = by
    proposal.save(force_insert=True)
    note("seat-proposed", by=by, about=proposal.person)
    return proposal


@transaction.atomic
def confirm(proposal: SeatProposal, *, by):
    """Give the seat or end it: the database does, and asks the rule itself."""
    by_two.require_open(proposal)
    if not may_confirm(by, proposal):
        raise PermissionDenied(_("A second person has to confirm this."))
    require_fit(proposal)
    by_two.confirm(proposal, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT carry_out_seat(%s)", [proposal.pk])
    is_end = proposal.kind == Kind.ENDING
    note("seat-ended" if is_end else "seat-given", by=by, about=proposal.person)


@transaction.atomic
def turn_down(proposal: SeatProposal, *, by):
    """Answer it without effect; who proposed it takes it back so."""
    by_two.require_open(proposal)
    if proposal.proposed_by != by and not may_confirm(by, proposal):
        raise PermissionDenied(_("You are not the second person for this."))
    by_two.turn_down(proposal, by=by)
    note("seat-turned-down", by=by, about=proposal.person)


def require_fit(proposal):
    """Say what stands in the way of a seat in these days."""
    seat = proposal.member or proposal.incumbency
    first = seat.begins_on if seat else proposal.begins_on
    last = proposal.ends_on
    if first and last and last < first:
        raise ValidationError({"ends_on": _("The last day comes before the first.")})
    if seat and seat.ends_on and last >= seat.ends_on:
        raise ValidationError({"ends_on": _("It has ended by then already.")})
    if proposal.kind == Kind.MEMBER and _seated(proposal).exists():
        raise ValidationError({"entity": _("It sits on the Committee in these days.")})
    if proposal.kind == Kind.FUNCTION and not _sits_from(proposal):
        said = _("Their permanent mission does not sit on the Committee on that day.")
        raise ValidationError({"person": said})


def _seated(proposal):
    """The mission's seats that share a day with the one proposed."""
    seats = CommunityMember.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=proposal.begins_on),
        community__code=offices.COMMITTEE,
        entity=proposal.entity,
    )
    if proposal.ends_on is None:
        return seats
    return seats.filter(Q(begins_on=None) | Q(begins_on__lte=proposal.ends_on))


def _sits_from(proposal) -> bool:
    acting = proposal.person.memberships.current_on(proposal.begins_on)
    seats = CommunityMember.objects.current_on(proposal.begins_on)
    of_committee = seats.filter(community__code=offices.COMMITTEE)
    return of_committee.filter(entity__in=acting.values("entity")).exists()
