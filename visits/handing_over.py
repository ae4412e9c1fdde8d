"""What visits hold by name: places in a delegation, and notebooks kept for repair."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import identity, policy
from ctportal.ledger.actions import note
from ctportal.people.handing_over import Held, Source
from ctportal.people.models import CommunityMember, Membership

from .delegations import members_of
from .models import Visit, Workbook

Role = Membership.Role
# Who confirms a hand-over may not be one who keeps visits.
GIVERS = (Role.HEAD, Role.CONFIDENTIALITY_OFFICER)


def _visits_of(person, seen_by):
    """The visits of this reader's office whose delegation somebody belongs to."""
    places = CommunityMember.objects.current().filter(person=person)
    own = Visit.objects.readable_by(seen_by).held_by(seen_by.entity)
    return own.filter(delegation__in=places.values("community"))


def _places_held(person, *, seen_by):
    visits = _visits_of(person, seen_by).for_table().order_by("begins_on", "ref")
    for visit in visits.unsealed_for(seen_by):
        yield Held(
            visit.ref,
            str(visit),
            note=visit.get_status_display(),
            href=visit.get_absolute_url(),
            record=visit,
        )


@transaction.atomic
def hand_place_on(item, *, by):
    """Let somebody take another's place in a delegation; one event, of the visit."""
    person, successor = item.hand_over.person, item.successor
    visit = _visits_of(person, by).get(ref=item.key)
    if by != person:
        policy.require_holder(by, visit, *GIVERS)
    members = members_of(visit)
    left = members.filter(person=person)
    if not members.filter(person=successor).exists():
        CommunityMember.objects.create(
            community=visit.delegation, person=successor, ends_on=left.first().ends_on
        )
    left.update(ends_on=timezone.localdate() - timedelta(days=1))
    identity.forget_open_audiences()
    note("visit-delegation-handed-on", by=by, of=visit.marking)


def _kept_for_repair(person, *, seen_by):
    kept = Q(rows__stored_at=None, rows__set_aside_at=None, rows__isnull=False)
    own = Workbook.objects.readable_by(seen_by).held_by(seen_by.entity)
    mine = own.filter(kept, created_by=person).distinct()
    for workbook in mine.select_related("visit", "marking__holder"):
        yield Held(
            workbook.ref,
            str(workbook.visit),
            href=workbook.get_absolute_url(),
            record=workbook,
        )


SOURCES = (
    Source("delegations", _("Places in delegations"), _places_held, hand_place_on),
    Source("notebooks", _("Notebook lines kept for repair"), _kept_for_repair),
)
