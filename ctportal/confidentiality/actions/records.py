"""Opening records under their marking."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import policy
from ..audiences import (
    CONFIDENTIAL,
    UNCLASSIFIED,
    Facts,
    Released,
    Requested,
    audience_of,
    classification_of,
)
from ..models import Marking, Release, RequestScope
from .markings import draw_ref, intern


@transaction.atomic
def open_record(
    model,
    *,
    by,
    state=None,
    holder=None,
    classification=CONFIDENTIAL,
    circle=None,
    releases=(),
    requests=(),
    **fields,
):
    """Make a record: its marking first, its audience worked out before it is stored.

    `releases` are unsaved `Release` rows, `requests` the confidentiality requests that
    cover it from the start.
    """
    marking = Marking(
        kind=model.kind,
        state=state,
        holder=_holder(holder, by),
        classified_as=classification,
        circle=circle,
    )
    _mark(marking, model.prefix, releases, requests, by)
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


def _mark(marking, prefix, releases, requests, by):
    """Store a new marking under its audience, with what decided on it."""
    facts = Facts(
        holder=marking.holder_id,
        classification=int(marking.classified_as),
        circle=marking.circle_id,
        officer=_officer_for(marking),
        releases=tuple(_released(release) for release in releases),
        requests=tuple(_requested(request) for request in requests),
    )
    marking.classification = classification_of(facts)
    policy.require_clearance(by, marking.classification)
    marking.audience_id = intern(audience_of(facts))
    marking.ref = draw_ref(prefix)
    marking.save(force_insert=True)
    for release in releases:
        release.marking, release.released_by = marking, by
    Release.objects.bulk_create(releases)
    RequestScope.objects.bulk_create(
        RequestScope(request=request, record=marking) for request in requests
    )


def _officer_for(marking) -> int | None:
    """Who steps in where the rule names nobody else; below that nobody is asked."""
    if marking.classified_as in (UNCLASSIFIED, CONFIDENTIAL):
        return None
    officers = marking.holder.functions.filter(is_confidentiality_officer=True)
    return officers.order_by("pk").values_list("pk", flat=True).first()


def _released(release) -> Released:
    return Released(
        release.entity_id,
        release.community_id,
        release.function_id,
        release.begins_on,
        release.ends_on,
        release.basis,
        release.entity.kind if release.entity else None,
    )


def _requested(request) -> Requested:
    return Requested(tuple(request.against), request.binds_state_and_committee)
