"""Opening records under their marking."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import policy
from ..audiences import CONFIDENTIAL, audience_of, classification_of
from ..models import Consent, Marking, Release, RequestScope
from .markings import (
    facts_from,
    intern,
    store,
    told_of_holder,
    told_of_release,
    told_of_request,
)

# What is said of a record's marking beside its holder and classification.
OF_THE_MARKING = ("state", "circle", "originator", "passing_on")


@transaction.atomic
def open_record(
    model,
    *,
    by,
    holder=None,
    classification=CONFIDENTIAL,
    releases=(),
    requests=(),
    consents=(),
    **fields,
):
    """Make a record: its marking first, its audience worked out before it is stored.

    `releases` and `consents` are unsaved rows, the latest last; `requests` are the
    confidentiality requests that cover it from the start.  `state`, `circle` (whose
    draft it is), `originator` and `passing_on` (from whom it was received, and what
    they said of it) are the marking's; all else are fields of the record.
    """
    said = {name: fields.pop(name) for name in OF_THE_MARKING if name in fields}
    said |= {"kind": model.kind, "classified_as": classification}
    marking = Marking(holder=_holder(holder, by), **said)
    deciding = {"releases": releases, "requests": requests, "consents": consents}
    _mark(marking, model.prefix, by, **deciding)
    fields |= {"marking": marking, "ref": marking.ref, "created_by": by}
    record = model(audience_id=marking.audience_id, changed_by=by, **fields)
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
