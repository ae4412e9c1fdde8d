"""Who sits on the Committee, with their days: proposed by one, confirmed by another."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.people.models import CommunityMember, Incumbency
from ctportal.people.settling import settle

from ...models import SeatProposal
from .. import offices, seats
from ..seat_forms import PROPOSED, EndForm


def index(request):
    """The members of today, those to come and those whose term is over."""
    if request.user.entity is None:
        return redirect("/")
    found = seats.all_seats()
    person = request.user
    context = {
        "today": [seat for seat in found if seat.is_today],
        "to_come": [s for s in found if not s.is_today and not s.is_over],
        "over": [seat for seat in found if seat.is_over],
        "proposals": [
            (p, seats.may_confirm(person, p)) for p in seats.proposals_for(person)
        ],
        "may_propose": seats.may_propose(person),
    }
    return render(request, "decisions/members.html", context)


def propose(request, kind):
    """A seat for a mission, or a function for somebody of one."""
    _require_proposer(request)
    if kind not in PROPOSED:
        raise Http404
    form = PROPOSED[kind](request.POST or None)
    return _ask(request, form, form.title)


def end(request, seat):
    """The end of a seat, before its days are over or where it had none."""
    _require_proposer(request)
    found = _seat_or_404(seat)
    named = getattr(found, "entity", None) or found
    form = EndForm(request.POST or None, of=found)
    return _ask(request, form, _("End: %(seat)s") % {"seat": named})


@require_POST
def confirm(request, proposal):
    return _settle(request, proposal, seats.confirm, _("Confirmed, and in force."))


@require_POST
def turn_down(request, proposal):
    return _settle(request, proposal, seats.turn_down, _("Turned down."))


def _ask(request, form, title):
    if request.method == "POST" and form.is_valid():
        try:
            seats.propose(form.proposal(), by=request.user)
        except ValidationError as refused:
            form.tell(refused)
        else:
            messages.success(request, _("Proposed. A second person confirms it."))
            return redirect("decisions:members")
    return render(request, "decisions/seat.html", {"form": form, "title": title})


def _settle(request, key, act, said):
    found = get_object_or_404(SeatProposal.objects.for_table(), ref=key)
    settle(request, act, found, said)
    return redirect("decisions:members")


def _require_proposer(request):
    if not seats.may_propose(request.user):
        raise PermissionDenied


def _seat_or_404(named):
    """A mission's seat by its code, or a function filled by the reference of that."""
    committee = CommunityMember.objects.filter(community__code=offices.COMMITTEE)
    member = committee.filter(entity__code=named).order_by("-begins_on").first()
    if member is not None:
        return member
    try:
        ref = UUID(named)
    except ValueError:
        raise Http404 from None
    filled = Incumbency.objects.filter(function__in=seats.functions())
    return get_object_or_404(filled.select_related("function"), ref=ref)
