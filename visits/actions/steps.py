"""Moving a visit on: each step with what it opens, and to whom."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.actions import bring_to
from assessments.models import Assessment
from ctportal.clearance.decisions import business
from ctportal.clearance.decisions.actions import adopt_at_meeting
from ctportal.correspondence.clocks.actions import start_by_rule
from ctportal.correspondence.letters.actions import tie
from ctportal.correspondence.models import Kind, LetterTie
from ctportal.ledger.actions import note

from .. import clocks, life, releases, results, sharing
from ..delegations import require_keeper, require_writer
from ..models import Visit
from .checklists import make_checklist
from .locking import lock

Status = Visit.Status
ReportStatus = Assessment.Status
Role = LetterTie.Role

# Steps that open nothing to anybody and need no date.
PLAIN = {
    Status.AGREEMENT_SOUGHT,
    Status.PREPARATION,
    Status.UNDER_WAY,
    Status.DRAFT_REPORT,
    Status.FOLLOW_UP,
    Status.CLOSED,
}


@transaction.atomic
def advance(visit, status, *, by):
    """Bring a visit to a step that opens nothing."""
    require_keeper(by, visit)
    if status not in PLAIN:
        raise life.OutOfTurn(_("This step needs its date."))
    life.step(visit, status, by=by)
    if status == Status.CLOSED:
        clocks.end(visit, Kind.STEPS_TAKEN, by=by)
    return visit


@transaction.atomic
def agree(visit, *, by, on: date, letter=None):
    """The host Government agreed: others hear of the visit (joint report, 16 g)."""
    require_keeper(by, visit)
    _agreed(visit, by, on)
    _tie(letter, visit, Role.AGREEMENT, by)
    return visit


@transaction.atomic
def agree_for(visit, state, *, by, on: date, letter=None):
    """One of several Governments agreed; the visit is agreed once each has."""
    require_keeper(by, visit)
    lock(visit)
    visit.states.filter(state=state, agreed_on=None).update(agreed_on=on)
    _tie(letter, visit, Role.AGREEMENT, by)
    note("visit-state-agreed", by=by, of=visit.marking)
    last = max(tie.agreed_on or date.max for tie in visit.states.all())
    if last < date.max and life.may_become(visit, Status.AGREED):
        _agreed(visit, by, last)
    return visit


def _agreed(visit, by, on):
    """Those are told who are told of visits, and its checklist is made."""
    life.step(visit, Status.AGREED, by=by, agreed_on=on)
    visit.states.filter(agreed_on=None).update(agreed_on=on)
    releases.give([visit], lambda _record: releases.of_notice(visit), by=by)
    clocks.answered(visit, Kind.AGREEMENT, by=by, on=on)
    make_checklist(visit)
    return visit


def start(visit, *, by):
    """The delegation is in the State."""
    return advance(visit, Status.UNDER_WAY, by=by)


@transaction.atomic
def transmit_preliminary(visit, *, by, on: date, letter=None):
    """The preliminary assessment reached the State (joint report, 16 e).

    Its thirty days run from then.
    """
    require_writer(by, visit)
    life.step(visit, Status.PRELIMINARY, by=by, transmitted_on=on)
    start_by_rule(visit, Kind.ANSWER, by=by, on=on, letter=letter)
    sharing.reckon(visit)
    sharing.give(visit, releases.of_results, by=by)
    return visit


@transaction.atomic
def record_answer(visit, *, by, on: date, letter=None):
    """The State answered: what waited for its word is shared from that day on."""
    require_writer(by, visit)
    if visit.transmitted_on is None or visit.answered_on:
        raise life.OutOfTurn(_("No answer of the State is awaited."))
    if clocks.running(visit, Kind.ANSWER):
        clocks.answered(visit, Kind.ANSWER, by=by, on=on, letter=letter)
        visit.refresh_from_db(fields=("answered_on", "shared_on", "version"))
    else:
        sharing.note_answer(visit, on, by=by)
        _tie(letter, visit, Role.ANSWER, by)
    return visit


@transaction.atomic
def send_report(visit, *, by, on: date, letter=None):
    """The draft report goes to the State for its comments."""
    require_writer(by, visit)
    life.step(visit, Status.WITH_STATE, by=by, commented_from=on)
    start_by_rule(visit, Kind.COMMENTS, by=by, on=on, letter=letter)
    return _bring_report(visit, ReportStatus.WITH_STATE, by, on)


@transaction.atomic
def put_before_committee(visit, *, by, on: date):
    """The report goes before the Committee."""
    require_keeper(by, visit)
    life.step(visit, Status.COMMITTEE, by=by)
    clocks.end(visit, Kind.COMMENTS, by=by)
    return _bring_report(visit, ReportStatus.COMMITTEE, by, on)


@transaction.atomic
def record_adoption(visit, *, by, on: date, symbol="", letter=None):
    """The Committee adopted the report at a meeting: its standing releases begin."""
    require_keeper(by, visit)
    life.require_turn(visit, Status.ADOPTED)
    for report in results.reports_of(visit, by):
        if business.awaits(report):
            adopt_at_meeting(report, by=by, on=on, symbol=symbol, letter=letter)
    visit.refresh_from_db(fields=("status", "adopted_on", "version"))
    if visit.status == Status.COMMITTEE:
        adopted(visit, by=by, on=on)
    return visit


@transaction.atomic
def adopted(visit, *, by, on: date):
    """Every report of the visit is adopted; what the State does next has its days."""
    life.step(visit, Status.ADOPTED, by=by, adopted_on=on)
    start_by_rule(visit, Kind.STEPS_TAKEN, by=by, on=on)
    return _bring_report(visit, ReportStatus.ADOPTED, by, on)


def _bring_report(visit, status, by, on):
    """Each report goes its own way, under what stood when the visit was agreed."""
    for report in results.reports_of(visit, by):
        bring_to(status, report, by=by, on=on, decided_on=visit.agreed_on)
    return visit


def _tie(letter, visit, role, by):
    if letter is not None:
        tie(letter, visit, role, by=by)
