"""What the Committee approves, and the way two people change it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.people.settling import settle as answer

from .. import going_by
from ..models import Approval, ApprovalChange, Assessment
from . import changing
from .forms import ApprovalForm

KINDS = Assessment.Type


def index(request):
    """Every kind of assessment: whether the Committee approves it, since when."""
    may_decide = changing.may_decide(request.user)
    rows = {kind: [] for kind in KINDS.values}
    for row in Approval.objects.all():
        rows[row.type].append((row, going_by.status_of(row)))
    context = {
        "kinds": [(kind, kind.label, rows[kind]) for kind in KINDS],
        "may_decide": may_decide,
        "proposed": ApprovalChange.objects.open() if may_decide else (),
        "tabs": going_by.tabs("assessments:approvals"),
    }
    return render(request, "assessments/approvals/list.html", context)


def change(request, kind):
    """The form, then what it would do, then the proposal."""
    if not changing.may_decide(request.user) or kind not in KINDS.values:
        raise Http404
    is_approved = Approval.objects.current().filter(type=kind).exists()
    begin = {"approves": "no" if is_approved else "yes"}
    form = ApprovalForm(request.POST or None, initial=begin, kind=kind)
    context = {"kind": KINDS(kind), "form": form, "is_approved": is_approved}
    if request.method == "POST" and form.is_valid() and "again" not in request.POST:
        if "sure" in request.POST:
            proposed = changing.propose(kind, by=request.user, **form.facts)
            messages.success(request, _("Proposed. It waits for a second person."))
            return redirect(proposed)
        context |= {"facts": form.facts, "concerned": _concerned(request, kind)}
    return render(request, "assessments/approvals/change.html", context)


def approval_change(request, ref):
    """A proposed change with what it would do, for those who decide on it."""
    found = _change_or_404(request, ref)
    context = {
        "change": found,
        "concerned": _concerned(request, found.type),
        "may_confirm": found.may_be_confirmed_by(request.user),
    }
    return render(request, "assessments/approvals/proposed.html", context)


@require_POST
def settle(request, ref):
    """Confirm a change as the second person, or turn it down."""
    found = _change_or_404(request, ref)
    act = changing.confirm if "confirm" in request.POST else changing.turn_down
    answer(request, act, found)
    return redirect(found)


def _concerned(request, kind):
    found = changing.concerned(kind, by=request.user)
    request.shown.extend(found.following)
    return found


def _change_or_404(request, ref):
    if not changing.may_decide(request.user):
        raise Http404
    return get_object_or_404(ApprovalChange, ref=ref)
