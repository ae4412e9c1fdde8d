"""What is prepared for a visit: days, checklist, who agrees and who takes part."""

from uuid import UUID

from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions, coincidences
from ..delegations import can_keep, require_keeper
from ..finding import visit_or_404
from ..forms import PartFormSet, ReceivedStepForm
from ..models import ChecklistItem, Delegate, Invitation
from ..tabs import tabs_of
from .asking import act_once, form_page


def preparation(request, ref):
    """The checklist, and all that is arranged before the delegation leaves."""
    visit = visit_or_404(request, ref)
    invitations = Invitation.objects.readable_by(request.user).filter(about=visit.pk)
    invitations = list(
        invitations.with_answer(request.user).for_table().order_by("-sent_on", "ref")
    )
    near = coincidences.near(visit, request.user)
    request.shown.extend([visit, *invitations, *(one.record for one in near)])
    keeps = can_keep(request.user, visit)
    context = {
        "visit": visit,
        "tabs": tabs_of(visit, request.user, "preparation"),
        "can_keep": keeps,
        "checklist": _checklist(visit),
        "today": timezone.localdate(),
        "states": visit.states.select_related("state"),
        "parts": visit.parts.all(),
        "partners": visit.partners.select_related("entity"),
        "invitations": invitations,
        "may_invite": _may_invite(visit, keeps, invitations),
        "near": near,
    }
    return TemplateResponse(request, "visits/preparation.html", context)


@require_POST
def settle(request, ref, item):
    """Done, not needed with the reason, or to be done after all."""
    visit = visit_or_404(request, ref)
    rows = ChecklistItem.objects.filter(visit=visit).select_related("template")
    found = get_object_or_404(rows, ref=item)
    found.visit = visit
    back = f"{_address(visit)}#checklist"

    def act():
        if "reopen" in request.POST:
            actions.reopen_item(found, by=request.user)
            return back
        is_needed = "not-needed" not in request.POST
        reason = request.POST.get("reason", "").replace("\0", "")[:200]
        actions.settle_item(found, by=request.user, is_needed=is_needed, reason=reason)
        return back

    return act_once(request, act, back=back)


def state_agreed(request, ref, iso3):
    """One of several Governments agreed, in its letter."""
    visit = visit_or_404(request, ref)
    require_keeper(request.user, visit)
    tie = get_object_or_404(visit.states.select_related("state"), state__iso3=iso3)
    about = {"by": request.user, "state": tie.state}
    form = ReceivedStepForm(request.POST or None, **about)

    def act(_typed):
        facts = form.act_facts | {"letter": form.its_letter()}
        actions.agree_for(visit, tie.state, by=request.user, **facts)
        return _address(visit)

    words = {
        "title": _("%(state)s agreed to the visit") % {"state": tie.state.name},
        "lead": _("Others hear of the visit once every Government has agreed."),
        "button": _("Record its agreement"),
        "cancel": _address(visit),
    }
    return form_page(request, form, act, about=visit, **words)


def parts(request, ref):
    """The days on site and those virtual."""
    visit = visit_or_404(request, ref)
    require_keeper(request.user, visit)
    initial = list(visit.parts.values("mode", "begins_on", "ends_on", "subject"))
    forms = PartFormSet(request.POST or None, initial=initial)
    if request.method == "POST" and forms.is_valid():
        said = [form.cleaned_data for form in forms if form.has_changed() or initial]
        kept = [
            {name: said_of[name] for name in said_of if name != "DELETE"}
            for said_of in said
            if said_of.get("begins_on") and not said_of.get("DELETE")
        ]
        actions.say_parts(visit, kept, by=request.user)
        return redirect(_address(visit))
    request.shown.add(visit)
    context = {"visit": visit, "forms": forms}
    return TemplateResponse(request, "visits/parts.html", context)


@require_POST
def strike(request, ref):
    """An expert known by name does not go."""
    visit = visit_or_404(request, ref)
    named = Delegate.objects.filter(visit=visit, member=None)
    found = get_object_or_404(named, ref=_uuid(request.POST.get("delegate", "")))
    found.visit = visit
    actions.strike_delegate(found, by=request.user)
    return redirect(visit)


def _checklist(visit):
    """Empty for other offices' people, who see none of it."""
    rows = ChecklistItem.objects.filter(visit=visit)
    return list(rows.select_related("template", "settled_by"))


def _may_invite(visit, keeps, invitations):
    is_told = keeps and visit.agreed_on and not visit.is_given_up
    return is_told and not invitations and actions.offices_to_invite(visit).exists()


def _address(visit):
    return f"{visit.get_absolute_url()}preparation/"


def _uuid(said) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
