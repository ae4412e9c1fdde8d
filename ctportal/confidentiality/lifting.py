"""A State no longer asks: its request is lifted by two people, wholly or in part.

Nothing reopens by itself: only when a second person has confirmed, in one transaction,
does everybody who may read the records read them again.
"""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note
from ctportal.people import by_two

from . import policy, sealing
from .actions import remark, save_record
from .models import ConfidentialityRequest, Lifting, Marking

CONFIRMERS = ("confidentiality-officer", "head")


@transaction.atomic
def propose(asked, *, by, reason, letter_number, letter_on=None, records=None):
    """Propose to lift a request, from these records alone or, with none, wholly."""
    policy.require_holder(by, asked, *policy.KEEPERS)
    held = ConfidentialityRequest.objects.select_for_update(of=("self",))
    asked = held.get(pk=asked.pk)
    if asked.lifted_at or asked.liftings.open().exists():
        raise ValidationError(_("It is lifted already, or about to be."))
    lifting = Lifting.objects.create(
        request=asked,
        proposed_by=by,
        is_whole=records is None,
        reason=reason,
        letter_number=letter_number,
        letter_on=letter_on,
    )
    asked.scope.in_force().filter(record__in=records or []).update(lifting=lifting)
    note("confidentiality-request-lifting-proposed", by=by, of=asked.marking)
    return lifting


@transaction.atomic
def confirm(lifting, *, by):
    """Lift it: the second person's word carries it out at once."""
    require_confirmer(lifting, by)
    by_two.confirm(lifting, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT carry_out_lifting(%s)", [lifting.pk])
        freed = [Marking(pk=pk) for (pk,) in cursor.fetchall()]
    asked = lifting.request
    if lifting.is_whole:
        save_record(asked, by=by, event="lifted", lifted_at=lifting.settled_at)
    else:
        note("confidentiality-request-partly-lifted", by=by, of=asked.marking)
    remark(freed, by=by)
    sealing.put_back_freed(freed, by=by)


@transaction.atomic
def turn_down(lifting, *, by):
    """Leave the request as it is; who proposed to lift it may take that back."""
    if by.pk != lifting.proposed_by_id:
        require_confirmer(lifting, by)
    policy.require_holder(by, lifting.request)
    by_two.turn_down(lifting, by=by)
    note(
        "confidentiality-request-lifting-turned-down",
        by=by,
        of=lifting.request.marking,
    )


def require_confirmer(lifting, person):
    policy.require_holder(person, lifting.request, *CONFIRMERS)


def may_confirm(lifting, person) -> bool:
    """Whether this person may be the second one."""
    may = policy.can_change(person, lifting.request, *CONFIRMERS)
    return may and lifting.may_be_confirmed_by(person)
