"""What an office sent by other means, and which of its records went along.

Joint report, paragraph 16 e.
"""

from collections.abc import Iterable

from django.db import transaction

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import CONFIDENTIAL, open_record
from ctportal.confidentiality.models import Marking
from ctportal.ledger.actions import note
from ctportal.ledger.off_portal import OffPortal

from .models import Transmission, Transmitted


@transaction.atomic
def write_down(markings: Iterable[Marking], *, by, **facts) -> Transmission:
    """Write down that records of one's own office were sent by other means."""
    markings = list(markings)
    for marking in markings:
        policy.require_holder(by, marking, *policy.KEEPERS)
    made = open_record(
        Transmission,
        by=by,
        state=_state_of(markings),
        classification=CONFIDENTIAL,
        **facts,
    )
    Transmitted.objects.bulk_create(
        Transmitted(transmission=made, record=marking) for marking in markings
    )
    for marking in markings:
        note("sent-by-other-means", by=by, of=marking)
    return made


def _state_of(markings):
    """The State it is all about, if it is about one."""
    states = {marking.state for marking in markings}
    return states.pop() if len(states) == 1 else None


def of(markings: Iterable[Marking], *, by) -> list[Transmitted]:
    """What was sent of these records, as far as this person's office wrote it down."""
    tied = Transmitted.objects.filter(
        policy.readable_by(by, "transmission__"),
        policy.readable_by(by, "record__"),
        record__in=[marking.pk for marking in markings],
    )
    rows = tied.select_related("transmission__entity", "transmission__created_by")
    return list(rows.select_related("record").order_by("-transmission__sent_on", "-pk"))


def sent_off_portal(marking, *, by) -> list[OffPortal]:
    """The same for the record of access of one record."""
    return [
        OffPortal(
            sent_on=tie.transmission.sent_on,
            receiver=tie.transmission.receiver,
            means=tie.transmission.get_means_display(),
            ref=tie.transmission.ref,
            href=tie.transmission.get_absolute_url(),
        )
        for tie in of([marking], by=by)
    ]
