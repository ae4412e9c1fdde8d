"""Opening records under their marking."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import policy
from ..audiences import CONFIDENTIAL, FREELY, audience_of, classification_of
from ..models import Consent, Marking, Release, RequestScope
from .markings import (
    facts_from,
    intern,
    store,
    told_of_holder,
    told_of_release,
    told_of_request,
)


@transaction.atomic
def open_record(
    model,
    *,
    by,
    state=None,
    holder=None,
    classification=CONFIDENTIAL,
    circle=None,
    originator=None,
    passing_on=FREELY,
    releases=(),
    requests=(),
    consents=(),
    **fields,
):
    """Make a record: its marking first, its audience worked out before it is stored.

    `releases` and `consents` are unsaved rows, the latest last; `requests` are the
    confidentiality requests that cover it from the start.  What was received says from
    whom, and what they said of passing it on.
    """
    marking = Marking(
        kind=model.kind,
        state=state,
        holder=_holder(holder, by),
        classified_as=classification,
        circle=circle,
        originator=originator,
        passing_on=passing_on,
    )
    _mark(
        marking,
        model.prefix,
        by,
        releases=releases,
        requests=requests,
        consents=consents,
    )
    record = model(
        marking=marking,
        ref=marking.ref,
        audience_id=marking.audience_id,
        created_by=by,
        changed_by=by,
        **fields,
    )
    record.save(force_insert=True)
    note(f"{model.kind}-opened", by=by, of=marking)
    return record


def _holder(holder, by):
    """The office that will hold it: one's own, or a joint holder it is a member of."""
    holder = holder or by.entity
    if holder is None or holder.pk not in by.offices:
        raise PermissionDenied(_("You act for no office that could hold this record."))
    return holder


def _mark(marking, prefix, by, **deciding):
    """Store a new marking under its audience, with what decided on it."""
    facts = facts_from(_told(marking, **deciding))
    marking.classification = classification_of(facts)
    policy.require_clearance(by, marking.classification)
    marking.audience_id = intern(audience_of(facts))
    store(marking, prefix)
    _keep(marking, by, **deciding)


def _told(marking, releases, requests, consents) -> dict:
    """What decides on a marking that is not stored yet, as the database would tell."""
    return told_of_holder(marking.holder) | {
        "classification": int(marking.classified_as),
        "state": marking.state_id,
        "circle": marking.circle_id,
        "originator": marking.originator_id,
        "passing_on": marking.passing_on,
        "consents": [{"readers": c.readers, "answer": c.answer} for c in consents],
        "releases": [told_of_release(release) for release in releases],
        "requests": [told_of_request(request) for request in requests],
    }


def _keep(marking, by, releases, requests, consents):
    for release in releases:
        release.marking, release.released_by = marking, by
    Release.objects.bulk_create(releases)
    RequestScope.objects.bulk_create(
        RequestScope(request=request, record=marking) for request in requests
    )
    for consent in consents:
        consent.marking, consent.recorded_by = marking, consent.recorded_by or by
    Consent.objects.bulk_create(consents)
