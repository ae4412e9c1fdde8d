"""Letting others read: by hand, and when a draft leaves its circle."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note
from ctportal.people import by_two
from ctportal.people.models import Community, Entity, Function

from .. import closing, policy
from ..models import NOT_YET, Marking, Release, ReleaseProposal, SealedValue
from .markings import draw_ref, remark

BY_HAND = Release.Basis.BY_HAND


@transaction.atomic
def release(record, *, to, by, basis=BY_HAND, ground="", **terms) -> Release:
    """Let an entity, community or named function read a record for some days.

    `terms` are those of `released_to`.  By hand, what takes a second person is proposed
    with `share` instead.
    """
    policy.require_holder(by, record, *policy.KEEPERS)
    if basis == BY_HAND:
        policy.require_agreement(record, to, ground)
        if reasons := policy.second_person_needed(record, to):
            raise PermissionDenied(reasons[0])
    return _release(
        record, released_to(to, basis=basis, ground=ground, **terms), by, by
    )


@transaction.atomic
def share(records, *, to, by, ground="", **terms) -> list[Release | ReleaseProposal]:
    """Release records by hand; what takes a second person waits for one."""
    return [
        propose_release(record, to=to, by=by, ground=ground, **terms)
        if policy.second_person_needed(record, to)
        else release(record, to=to, by=by, ground=ground, **terms)
        for record in records
    ]


@transaction.atomic
def propose_release(record, *, to, by, ground="", **terms) -> ReleaseProposal:
    """Propose what one person alone does not release."""
    policy.require_holder(by, record, *policy.KEEPERS)
    policy.require_agreement(record, to, ground)
    proposal = ReleaseProposal.objects.create(
        ref=draw_ref("RP"),
        marking=record.marking,
        proposed_by=by,
        ground=ground,
        **_terms(to, **terms),
    )
    note("release-proposed", by=by, of=record.marking)
    return proposal


@transaction.atomic
def confirm_release(proposal, *, by) -> Release:
    """Release what another proposed, as the second person."""
    record, proposed_by = proposal.marking, proposal.proposed_by
    if not policy.may_be_second(by, record, proposed_by=proposed_by):
        raise PermissionDenied(_("You are not the second person for this."))
    policy.require_agreement(record, proposal.reader, proposal.ground)
    by_two.confirm(proposal, by=by)
    return _release(record, proposal.unsaved_release(), proposed_by, by)


@transaction.atomic
def turn_down_release(proposal, *, by):
    """Leave it unreleased; who proposed it may take it back."""
    policy.require_holder(by, proposal.marking, *policy.KEEPERS)
    by_two.turn_down(proposal, by=by)
    note("release-turned-down", by=by, of=proposal.marking)


@transaction.atomic
def withdraw(releases, *, by):
    """End releases at once, and close the copies of those who lost a record."""
    closing.taking_out_of_sight()
    now, ended = timezone.now(), {}
    for given in releases:
        policy.require_holder(by, given.marking, *policy.KEEPERS)
        given.withdrawn_at, given.withdrawn_by = now, by
        given.save(update_fields=["withdrawn_at", "withdrawn_by"])
        ended[given.marking_id] = given.marking
    remark(ended.values(), by=by)
    closing.close_copies(ended.values(), by=by)
    for marking in ended.values():
        note("release-withdrawn", by=by, of=marking)


def released_to(reader, *, basis=BY_HAND, ground="", **terms) -> Release:
    """An unsaved release to an entity, a community or a function.

    `terms`: begins_on and ends_on are days, `starting` and `until` milestones.
    """
    return Release(basis=basis, ground=ground, **_terms(reader, **terms))


def _terms(reader, *, begins_on=None, ends_on=None, starting=None, until=None):
    """Days and statuses as they are kept; what waits for a status has not begun."""
    names = {Entity: "entity", Community: "community", Function: "function"}
    awaited = {found.awaited.marking for found in (starting, until) if found}
    if len(awaited) > 1:
        raise ValidationError(_("It waits for the statuses of one record."))
    if starting and (begins_on or ends_on):
        raise ValidationError(_("What waits for a status is not given days as well."))
    return {
        names[type(reader)]: reader,
        "begins_on": NOT_YET if starting else begins_on,
        "ends_on": ends_on,
        "awaits": next(iter(awaited), None),
        "from_status": starting.status if starting else "",
        "until_status": until.status if until else "",
    }


def _release(record, made, released_by, by):
    made.marking, made.released_by = record.marking, released_by
    made.save()
    remark([made.marking], by=by)
    note("released", by=by, of=made.marking)
    return made


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
