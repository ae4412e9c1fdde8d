"""Putting a sealed value back: one proposes, a second confirms or turns down."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting
from ctportal.people import by_two

from . import finding, policy, sealing
from .models import Return, SealedValue


@transaction.atomic
def propose(sealed, *, by) -> Return:
    """Propose to share a value again; proposed twice, it waits once."""
    policy.require_holder(by, sealed, *policy.KEEPERS)
    if sealed.marking.requests.in_force().exists():
        raise ValidationError(_("A confidentiality request stands over this value."))
    waiting = sealed.returns.open().first()
    if waiting:
        return waiting
    note("value-return-proposed", by=by, of=sealed.marking)
    return Return.objects.create(sealed=sealed, proposed_by=by)


@transaction.atomic
def confirm(proposed, *, by):
    """Share the value again, as the second person."""
    policy.require_holder(by, proposed.sealed, *policy.KEEPERS)
    by_two.confirm(proposed, by=by)
    sealing.put_back(proposed.sealed, by=by)


@transaction.atomic
def turn_down(proposed, *, by):
    """Leave the value sealed."""
    policy.require_holder(by, proposed.sealed, *policy.KEEPERS)
    by_two.turn_down(proposed, by=by)
    note("value-return-turned-down", by=by, of=proposed.sealed.marking)


def waiting(person) -> Iterator[Waiting]:
    """Values that a second person of one's office has to share again, or not."""
    if person.role not in policy.KEEPERS:
        return
    own = SealedValue.objects.readable_by(person).held_by(person.entity).locked()
    open_returns = Return.objects.open().exclude(proposed_by=person)
    for proposed in open_returns.filter(sealed__in=own).order_by("pk")[:AT_MOST]:
        record = finding.record_marked(proposed.sealed.of_id, person)
        yield Waiting(
            title=_("Share a field again: %(record)s") % {"record": record},
            href=reverse("confidentiality:readers", args=[record.ref]),
            note=record.ref,
            status=Status("due", _("to confirm")),
            when=date_format(proposed.proposed_at),
            record=record,
        )
