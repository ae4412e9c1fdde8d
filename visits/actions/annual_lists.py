"""The annual list: CTED writes it, the Committee approves it and decides its changes.

Joint report, 16 a, f: from the approval UNOCT and the Committee read it, and what
changes it later with the decision that did.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.clearance.decisions import offices
from ctportal.clearance.decisions.actions import adopt_at_meeting
from ctportal.clearance.decisions.deadlines import day_of
from ctportal.clearance.models import Decision
from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import open_record, released_to, save_record
from ctportal.confidentiality.models import Release, StandingRelease
from ctportal.confidentiality.standing import releases_for
from ctportal.confidentiality.turns import take_turn
from ctportal.ledger.actions import note

from .. import releases
from ..delegations import WRITERS, require_opener
from ..models import AnnualList, EntryVisit, ListDecision, ListEntry
from .locking import lock
from .visits import put_on_list

Information, Step = StandingRelease.Information, StandingRelease.Step


@transaction.atomic
def open_annual_list(*, by, year: int) -> AnnualList:
    """Begin the list of a year; for now it is CTED's alone."""
    require_opener(by)
    take_turn(AnnualList.kind, by.entity.pk, year)
    lists = AnnualList.objects.readable_by(by).held_by(by.entity)
    if lists.filter(year=year).exists():
        raise ValidationError({"year": _("There is a list of this year.")})
    title = _("Annual list of visits, %(year)s") % {"year": year}
    return open_record(AnnualList, by=by, year=year, title=title)


@transaction.atomic
def add_entry(annual_list, *, by, state, type, quarter) -> ListEntry:  # noqa: A002
    """Put a State on a list that is not approved yet."""
    _require_unapproved(annual_list, by)
    _require_unseen(annual_list)
    entry = _add(annual_list, state=state, type=type, quarter=quarter)
    note("annual-list-entry-added", by=by, of=annual_list.marking)
    return entry


@transaction.atomic
def take_entry_off(entry, *, by):
    """Take a State off a list that is not approved yet."""
    annual_list = entry.annual_list
    _require_unapproved(annual_list, by)
    _require_unseen(annual_list)
    entry.delete()
    note("annual-list-entry-taken-off", by=by, of=annual_list.marking)


@transaction.atomic
def approve_list(annual_list, *, by, on: date, decision: str) -> AnnualList:
    """The Committee approved it: those it is shared with by default read it."""
    # In the order in which it is circulated: neither waits for the other in turn.
    take_turn(Decision.kind, annual_list.ref)
    _require_unapproved(annual_list, by)
    if not annual_list.entries.exists():
        raise ValidationError(_("There is no State on the list."))
    adopt_at_meeting(annual_list, by=by, on=on, symbol=decision)
    annual_list.refresh_from_db(fields=("approved_on", "decision", "version"))
    return annual_list


def list_circulated(annual_list, decided, *, by):
    """Its members have it before them, to object or not."""
    to_them = {"basis": Release.Basis.COMMITTEE, "ground": decided.circular}
    given = [released_to(offices.committee(), **to_them)]
    releases.give([annual_list], lambda _record: given, by=by)


def list_approved(annual_list, decided, *, by):
    """What follows from the Committee's decision on the list."""
    on = day_of(decided.decided_at)
    cited = {"decision": str(decided), "approved_on": on}
    save_record(annual_list, by=by, event="approved", **cited)
    releases.give([annual_list], lambda _record: _of_approval(annual_list), by=by)


@transaction.atomic
def change_list(annual_list, *, by, ends=None, state=None, said, **planned):
    """Change an approved list by a decision of the Committee of its own.

    `ends` is the entry that is taken off; with `state` or a quarter another is added.
    `said`: decided_on, decision and reason.
    """
    policy.require_holder(by, annual_list, *WRITERS)
    lock(annual_list)
    if not annual_list.approved_on:
        raise ValidationError(_("The list is not approved yet: change it as it is."))
    if said["decided_on"] < annual_list.approved_on:
        raise ValidationError({"decided_on": _("The list was approved later.")})
    decided = ListDecision.objects.create(annual_list=annual_list, **said)
    if ends:
        _end(ends, decided)
    state = state or (ends.state if planned else None)
    if state:
        _add(annual_list, state=state, added_by=decided, **planned)
    note("annual-list-changed-by-decision", by=by, of=annual_list.marking)
    return decided


@transaction.atomic
def open_visit_of(entry, *, by, **fields):
    """Open the visit that was planned; the list leads to it for who may read both."""
    visit = put_on_list(by=by, state=entry.state, type=entry.type, **fields)
    EntryVisit.objects.create(annual_list=entry.annual_list, entry=entry, visit=visit)
    return visit


def _add(annual_list, *, state, type, **facts):  # noqa: A002
    """A State stands on a list once for each kind of visit."""
    same = annual_list.entries.standing().filter(state=state, type=type)
    if same.exists():
        refusal = _("This State is on the list with this kind of visit already.")
        raise ValidationError(refusal)
    facts |= {"state": state, "type": type}
    return ListEntry.objects.create(annual_list=annual_list, **facts)


def _end(entry, decided):
    standing = decided.annual_list.entries.standing()
    if not standing.filter(pk=entry.pk).exists():
        raise ValidationError(_("This entry is no longer on the list."))
    entry.ended_by = decided
    entry.save(update_fields=["ended_by"])


def _require_unapproved(annual_list, by):
    policy.require_holder(by, annual_list, *WRITERS)
    if lock(annual_list).approved_on:
        refusal = _("The list is approved: the Committee’s decisions change it.")
        raise ValidationError(refusal)


def _require_unseen(annual_list):
    """What the members have before them stays as it was circulated."""
    if Decision.objects.about(annual_list).under_way().exists():
        raise ValidationError(_("It is before the Committee: withdraw it first."))


def _of_approval(annual_list):
    return releases_for(
        Information.ANNUAL_LIST,
        Step.APPROVAL,
        holder=annual_list.holder,
        stepped_on=annual_list.approved_on,
    )
