"""Matrices that somebody answers for."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.ledger.actions import note
from ctportal.people.handing_over import Held, Source

from .models import Matrix


def _held(person, *, seen_by):
    mine = Matrix.objects.current().filter(responsible=person, sender=seen_by.entity)
    for matrix in mine:
        yield Held(matrix.code, matrix.name, href=matrix.get_absolute_url())


@transaction.atomic
def hand_matrix_on(item, *, by):
    """Let somebody else of the sender answer for a matrix."""
    matrix = Matrix.objects.get(code=item.key)
    is_theirs = matrix.responsible_id == item.hand_over.person_id
    if matrix.sender != by.entity or not is_theirs:
        raise PermissionDenied(_("Only the sender changes who answers for a matrix."))
    if matrix.approved_by_id == item.successor_id:
        raise ValidationError(
            _("%(person)s approved the schedule of %(matrix)s: choose somebody else.")
            % {"person": item.successor, "matrix": matrix.name}
        )
    matrix.responsible = item.successor
    matrix.save(update_fields=["responsible"])
    note("matrix-handed-on", by=by, about=item.successor)


SOURCE = Source(
    "matrices", gettext_lazy("Matrices they answer for"), _held, hand_matrix_on
)
