"""What is done to markings.  Each action is one transaction and one event."""

import json
import secrets
from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg2.extras import Json

from ctportal.ledger.actions import note
from ctportal.people.models import Community, Entity, Function

from . import identity, policy
from .audiences import (
    CONFIDENTIAL,
    UNCLASSIFIED,
    Facts,
    Released,
    Requested,
    audience_of,
    classification_of,
)
from .models import Marking, Release, RequestScope

# No letter that looks like a digit, no vowel that makes a word.
ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ"


class ChangedMeanwhile(Exception):
    """Somebody else changed the record since it was read."""


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
    own = by.entity
    if own is None or holder not in (None, own):
        raise PermissionDenied(_("You act for no office that could hold this record."))
    return own


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


@transaction.atomic
def save_record(record, *, by, event="changed", **fields):
    """Change fields of a record, unless somebody did since it was read."""
    policy.require_holder(by, record)
    changed = type(record).objects.filter(pk=record.pk, version=record.version)
    now = timezone.now()
    done = changed.update(
        **fields, version=F("version") + 1, changed_by=by, changed_at=now
    )
    if not done:
        raise ChangedMeanwhile(record.ref)
    for name, value in fields.items():
        setattr(record, name, value)
    record.version += 1
    note(f"{record.kind}-{event}", by=by, of=record.marking)
    return record


@transaction.atomic
def release(
    record, *, to, by, begins_on=None, ends_on=None, basis="by-hand", ground=""
):
    """Let an entity, community or named function read a record for some days."""
    policy.require_holder(by, record, *policy.KEEPERS)
    made = released_to(
        to, begins_on=begins_on, ends_on=ends_on, basis=basis, ground=ground
    )
    made.marking, made.released_by = record.marking, by
    made.save()
    remark([record.marking], by=by)
    note("released", by=by, of=record.marking)
    return made


def released_to(reader, **facts) -> Release:
    """An unsaved release to an entity, a community or a function."""
    names = {Entity: "entity", Community: "community", Function: "function"}
    return Release(**{names[type(reader)]: reader}, **facts)


@transaction.atomic
def leave_circle(records, *, by, releases_for=lambda record: ()):
    """Let drafts out of their circle, each with the releases its step gives it."""
    markings = [record.marking for record in records]
    for record in records:
        policy.require_holder(by, record, *policy.KEEPERS)
        for made in releases_for(record):
            made.marking, made.released_by = record.marking, by
            made.save()
    Marking.objects.filter(pk__in=[m.pk for m in markings]).update(circle=None)
    remark(markings, by=by)


@transaction.atomic
def reclassify(record, *, by, classification):
    """Give a record another classification."""
    policy.require_holder(by, record, *policy.KEEPERS)
    Marking.objects.filter(pk=record.pk).update(classified_as=classification)
    remark([record.marking], by=by)
    note("reclassified", by=by, of=record.marking)


@transaction.atomic
def cover(records, *, request, by):
    """Put records under a confidentiality request: it takes effect at once."""
    for record in records:
        policy.require_holder(by, record, *policy.KEEPERS)
    RequestScope.objects.bulk_create(
        [RequestScope(request=request, record=record.marking) for record in records],
        ignore_conflicts=True,
    )
    remark([record.marking for record in records], by=by)
    note("confidentiality-request-extended", by=by, of=request.marking)


def remark(markings, *, by):
    """Work out anew who may read, from all that is known of each marking."""
    facts = _facts_of([marking.pk for marking in markings])
    for marking in markings:
        known = facts.get(marking.pk)
        if known is None:
            raise PermissionDenied(
                _("Only the originating office changes this record.")
            )
        marking.audience_id = intern(audience_of(known))
        marking.classification = classification_of(known)
        _call(
            "SELECT set_audience(%s, %s, %s::smallint)",
            [marking.pk, marking.audience_id, marking.classification],
        )


def intern(keys) -> int:
    """The number of the audience that these keys open; made if there was none."""
    wanted = sorted((asdict(key) for key in keys), key=str)
    found = _call("SELECT intern_audience(%s)", [_json(wanted)])[0][0]
    identity.forget_open_audiences()
    return found


def draw_ref(prefix: str) -> str:
    """A reference nobody can guess from another: `R-7F3K2Q`."""
    while True:
        ref = f"{prefix}-" + "".join(secrets.choice(ALPHABET) for _digit in range(6))
        if not _call("SELECT ref_is_taken(%s)", [ref])[0][0]:
            return ref


def _facts_of(ids) -> dict[int, Facts]:
    rows = _call("SELECT marking_id, facts FROM facts_of(%s)", [ids])
    return {pk: _facts(json.loads(told)) for pk, told in rows}


def _facts(told) -> Facts:
    releases = tuple(Released(**release) for release in told.pop("releases"))
    requests = tuple(
        Requested(tuple(r["against"]), r["binds_state_and_committee"])
        for r in told.pop("requests")
    )
    return Facts(**told, releases=releases, requests=requests)


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


def _json(value):
    return Json(value, dumps=lambda found: DjangoJSONEncoder().encode(found))


def _call(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
