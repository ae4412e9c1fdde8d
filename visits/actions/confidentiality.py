"""What the State visited asks to be kept confidential."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from ctportal.confidentiality.actions import open_record, save_record
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.ledger.actions import note

from ..delegations import require_keeper
from ..models import VisitRequest
from .locking import lock

Channel = ConfidentialityRequest.Channel


def request_of(visit, person) -> ConfidentialityRequest | None:
    """The request in force that later lines of this visit join."""
    readable = ConfidentialityRequest.objects.readable_by(person)
    in_force = readable.in_force().filter(of_visits__visit=visit)
    return in_force.order_by("created_at", "ref").first()


@transaction.atomic
def ask_confidentiality(
    visit, *, by, channel=Channel.ORAL, received_on: date | None = None, **facts
) -> ConfidentialityRequest:
    """The State asks: one request for the visit, confirmed when its note arrives."""
    require_keeper(by, visit)
    lock(visit)
    received_on = received_on or timezone.localdate()
    known = request_of(visit, by)
    if known is None:
        return _open(visit, by, channel=channel, received_on=received_on, **facts)
    if known.channel == Channel.ORAL != channel:
        return save_record(known, by=by, event="confirmed", channel=channel, **facts)
    return known


def _open(visit, by, **facts):
    request = open_record(
        ConfidentialityRequest, by=by, state=visit.marking.state, **facts
    )
    VisitRequest.objects.create(visit=visit, request=request)
    note("visit-confidentiality-asked", by=by, of=visit.marking)
    return request
