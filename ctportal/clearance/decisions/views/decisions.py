"""What is before the Committee: the list, one decision, and what is done with it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import policy
from ctportal.correspondence.letters.finding import record_or_404
from ctportal.ledger.history import told
from ctportal.pages import lists

from ...history import OF_DECISIONS
from ...models import Hold
from .. import actions, acts, offices, reading
from ..forms import CirculateForm
from ..lists import Decisions
from .asking import act_page, decision_or_404

CIRCULATE = acts.Act(
    _("Circulate to the Committee"),
    CirculateForm,
    actions.circulate,
    _("Silence until the deadline is no objection; before it, silence says nothing."),
)


def index(request):
    sits = offices.sits(request.user) or offices.serves_committee(request.user)
    rows = Decisions.rows_for(request.user)
    return lists.page(request, Decisions, rows, sees_members=sits)


def detail(request, ref):
    """One decision: where it stands, what happened, what this person may do."""
    decision, record = decision_or_404(request, ref)
    procedure = reading.procedure_of(decision, record, request.user)
    request.shown.extend(procedure.shown)
    context = {
        "procedure": procedure,
        "decision": decision,
        "record": record,
        "history": told(decision, OF_DECISIONS),
    }
    return render(request, "decisions/decision.html", context)


def circulate(request, ref):
    """Put a record before the members, with the deadline of its circular."""
    return _of_record(request, ref, CIRCULATE)


def meeting(request, ref):
    """The Committee adopted a record at a meeting."""
    return _of_record(request, ref, acts.MEETING)


def act(request, ref, act):
    decision, record = decision_or_404(request, ref)
    policy.require_holder(request.user, decision, *policy.KEEPERS)
    wanted = acts.ACTS.get(act)
    if wanted is None:
        raise Http404
    return act_page(request, wanted, decision, record=record, decision=decision)


def hold(request, ref):
    """Place a hold, or record one by its letter."""
    decision, record = decision_or_404(request, ref)
    wanted = acts.hold_act_of(request.user)
    return act_page(request, wanted, decision, record=record, decision=decision)


def move_hold(request, ref, hold, act):
    decision, record = decision_or_404(request, ref)
    wanted = acts.act_on_hold(act, request.user)
    if wanted is None:
        raise Http404
    known = Hold.objects.known_to(request.user).standing().filter(decision=decision)
    found = get_object_or_404(known, ref=hold)
    return act_page(request, wanted, found, record=record, decision=decision)


def _of_record(request, ref, wanted):
    record = record_or_404(request, ref)
    request.shown.add(record)
    if not offices.may_circulate(request.user, record):
        raise PermissionDenied
    return act_page(request, wanted, record, record=record)
