"""Who sits on the Committee, and who keeps what is before it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.people.models import (
    Community,
    CommunityMember,
    Entity,
    Function,
    Membership,
)

COMMITTEE = "committee"
SECRETARY = "committee-secretary"
# People of a permanent mission who look after accounts, not after the Committee.
NOT_SITTING = (Membership.Role.ADMINISTRATOR, Membership.Role.AUDITOR)


def committee() -> Community:
    return Community.objects.get(code=COMMITTEE)


def seats():
    """The permanent missions that sit on the Committee today."""
    today = CommunityMember.objects.current().filter(community__code=COMMITTEE)
    return today.filter(entity__kind=Entity.Kind.MISSION).select_related("entity")


def sits(person) -> bool:
    """Whether this person acts for a member of the Committee today."""
    if not person.is_active or person.entity is None or person.role in NOT_SITTING:
        return False
    return seats().filter(entity=person.entity).exists()


def serves_committee(person) -> bool:
    """Whether this person is an officer of the Committee's secretariat."""
    entity = person.entity
    is_there = entity is not None and entity.kind == Entity.Kind.SECRETARIAT
    return person.is_active and is_there and person.role in policy.KEEPERS


def may_circulate(person, record) -> bool:
    """The secretariat circulates; a record's office records it on its behalf."""
    return serves_committee(person) or policy.can_change(
        person, record, *policy.KEEPERS
    )


def require_circulator(person, record):
    if not may_circulate(person, record):
        raise PermissionDenied(
            _("The Committee’s secretariat circulates, or the originating office.")
        )


def functions_that_may_know(person):
    """The functions that may be named to know of holds: the secretariat's and own."""
    own = Entity.objects.filter(pk__in=person.offices)
    secretariats = Entity.objects.filter(kind=Entity.Kind.SECRETARIAT)
    return Function.objects.filter(entity__in=own | secretariats).select_related(
        "entity"
    )
