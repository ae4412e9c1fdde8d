"""What CTED and UNOCT own together."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ctportal.people.models import Entity


def joint_holder(person) -> Entity:
    """What this person's office and the other of the two own together."""
    both = Entity.objects.filter(
        kind=Entity.Kind.JOINT,
        pk__in=person.offices,
        joint_members__entity__kind=Entity.Kind.OFFICE,
    )
    both = both.filter(joint_members__entity__kind=Entity.Kind.DIRECTORATE)
    holder = both.first()
    if holder is None:
        raise PermissionDenied(_("Your office owns nothing together with the other."))
    return holder
