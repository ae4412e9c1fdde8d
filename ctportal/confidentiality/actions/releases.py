"""Letting others read: by hand, and when a draft leaves its circle."""

from django.db import transaction

from ctportal.ledger.actions import note
from ctportal.people.models import Community, Entity, Function

from .. import policy
from ..models import Marking, Release, SealedValue
from .markings import remark


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
    """Let drafts out of their circle, each with the releases its step gives it.

    What was sealed for a State's request goes with its record, the request over it;
    what was sealed by hand stays with the originating office.
    """
    sealed = SealedValue.objects.readable_by(by).locked().for_table()
    leaving = [*records, *sealed.filter(of__in=[record.pk for record in records])]
    for record in leaving:
        policy.require_holder(by, record, *policy.KEEPERS)
        is_kept = getattr(record, "is_by_hand", False)
        for made in () if is_kept else releases_for(record):
            made.marking, made.released_by = record.marking, by
            made.save()
    markings = [record.marking for record in leaving]
    Marking.objects.filter(pk__in=[m.pk for m in markings]).update(circle=None)
    remark(markings, by=by)
