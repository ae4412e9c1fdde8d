"""What the State visited asks to be kept confidential."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ctportal.confidentiality import asking
from ctportal.confidentiality.actions import cover, open_record
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.confidentiality.scopes import requests_over
from ctportal.ledger.actions import note

from .. import results
from ..delegations import require_keeper
from ..models import VisitRequest
from .locking import lock

Channel = ConfidentialityRequest.Channel


def requests_of(visit, person):
    """The requests in force made of this visit, or of what hangs under it."""
    reaching = Q(reaches__record=visit.marking, reaches__lifted_at=None)
    covering = Q(scope__record=visit.marking, scope__lifted_at=None)
    in_force = ConfidentialityRequest.objects.readable_by(person).in_force()
    of_visit = in_force.filter(Q(of_visits__visit=visit) | reaching | covering)
    return of_visit.distinct().order_by("created_at", "ref")


def request_of(visit, person, state=None) -> ConfidentialityRequest | None:
    """The request in force that lines marked by the delegation join: of several
    States, each has its own."""
    in_force = ConfidentialityRequest.objects.readable_by(person).in_force()
    marked = in_force.filter(of_visits__visit=visit)
    marked = marked.filter(marking__state=state) if state else marked
    return marked.order_by("created_at", "ref").first()


@transaction.atomic
def ask_confidentiality(
    visit,
    *,
    by,
    state=None,
    channel=Channel.ORAL,
    received_on: date | None = None,
    **facts,
) -> ConfidentialityRequest:
    """The State asks: one request for the visit, confirmed when its note arrives."""
    require_keeper(by, visit)
    lock(visit)
    state = state or visit.marking.state
    known = request_of(visit, by, state)
    if known is None:
        facts |= {"received_on": received_on or timezone.localdate()}
        return _open(visit, by, state=state, channel=channel, **facts)
    if known.awaits_note and channel != Channel.ORAL:
        return asking.confirm(known, by=by, channel=channel, **facts)
    return known


def requests_on_new(
    visit, kind, *, by, is_marked, state=None
) -> list[ConfidentialityRequest]:
    """The requests that something new comes under: those that reach the visit's
    results and, where it bears the delegation's mark, one against everyone."""
    reaching = _reaching(visit, kind, by, state)
    if is_marked and not any(request.is_against_everyone for request in reaching):
        return list({*reaching, ask_confidentiality(visit, by=by, state=state)})
    return reaching


def join_requests(visit, records, by):
    """Put records under the requests that reach them, before others see them: who
    entered a request could not read the delegation's drafts."""
    for record in records:
        for request in _reaching(visit, record.kind, by, record.marking.state):
            cover([record], request=request, by=by)


def _reaching(visit, kind, by, state):
    """What one of several States asks of its own report reaches no other's; what is
    of none of them alone comes under what each asks."""
    reports = results.reports_of(visit, by)
    reports = reports.filter(marking__state=state) if state else reports
    return requests_over([visit, *reports], kind, by=by)


def _open(visit, by, **facts):
    request = open_record(
        ConfidentialityRequest,
        by=by,
        holder=visit.holder,
        **facts,
    )
    VisitRequest.objects.create(visit=visit, request=request)
    note("visit-confidentiality-asked", by=by, of=visit.marking)
    return request
