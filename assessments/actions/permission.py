"""Who may write in assessments."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ctportal.people.models import Entity

WRITERS = ("assessment-officer", "reviewer", "head")
ASSESSORS = Entity.Kind.DIRECTORATE


def require_assessors(person):
    if person.entity.kind != ASSESSORS:
        raise PermissionDenied(_("Only the Executive Directorate records this."))
