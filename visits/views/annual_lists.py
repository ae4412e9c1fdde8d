"""Pages of the annual list of visits, and the priority States that follow from it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import policy
from ctportal.ledger.history import told
from ctportal.pages import lists, panels

from .. import actions, priority
from ..annual_list_page import AnnualLists, entries_of
from ..delegations import WRITERS, may_open_visits, require_opener
from ..forms import (
    AddingForm,
    ApproveForm,
    DecisionForm,
    EntryForm,
    ListForm,
    MovingForm,
    PlannedVisitForm,
)
from ..history import LIST_WORDS
from ..models import AnnualList, ListDecision, ListEntry
from .asking import act_once, form_page


def index(request):
    rows = AnnualList.objects.readable_by(request.user).for_table()
    new_url = "/visits/lists/new/" if may_open_visits(request.user) else ""
    return lists.page(request, AnnualLists, rows, new_url=new_url)


def new(request):
    require_opener(request.user)
    return form_page(
        request,
        ListForm(request.POST or None),
        lambda typed: actions.open_annual_list(by=request.user, **typed),
        title=_("Begin an annual list"),
        lead=_("It is your office’s alone until the Committee has approved it."),
        button=_("Begin"),
        cancel="/visits/lists/",
    )


def annual_list(request, ref):
    found = _or_404(request, ref)
    entries = entries_of(found, request.user)
    decisions = ListDecision.objects.filter(annual_list=found)
    request.shown.add(found)
    request.shown.extend([visit for entry in entries for visit in entry.visits])
    context = {
        "record": found,
        "entries": [entry for entry in entries if entry.ended_by_id is None],
        "decisions": [
            (one, [e for e in entries if one.pk in (e.added_by_id, e.ended_by_id)])
            for one in decisions
        ],
        "can_keep": policy.can_change(request.user, found, *WRITERS),
        "entry_form": EntryForm(),
        "approve_form": ApproveForm(),
        "history": told(found, LIST_WORDS),
        "panels": panels.on_page(request, found) if entries else {},
    }
    return TemplateResponse(request, "visits/annual_list.html", context)


def add(request, ref):
    found = _or_404(request, ref)
    _require_keeper(request, found)

    def act(typed):
        actions.add_entry(found, by=request.user, **typed)
        return found

    words = {"title": _("Put a State on the list"), "button": _("Add")}
    form = EntryForm(request.POST or None)
    return form_page(request, form, act, about=found, **words)


@require_POST
def take_off(request, ref, entry):
    found = _or_404(request, ref)
    planned = _entry(found, entry)

    def act():
        actions.take_entry_off(planned, by=request.user)

    return act_once(request, act, back=found)


def approve(request, ref):
    found = _or_404(request, ref)
    _require_keeper(request, found)

    def act(typed):
        return actions.approve_list(found, by=request.user, **typed)

    words = {
        "title": _("Record the Committee’s approval"),
        "lead": _("UNOCT and the Committee’s members then read the list (16 a, f)."),
        "button": _("Approved"),
    }
    form = ApproveForm(request.POST or None)
    return form_page(request, form, act, about=found, **words)


def decide(request, ref):
    """Another decision of the Committee puts a State on an approved list."""
    found = _or_404(request, ref)
    words = {"title": _("The Committee adds a State"), "button": _("Add it")}
    return _decide(request, found, AddingForm, None, words)


def move(request, ref, entry):
    found = _or_404(request, ref)
    planned = _entry(found, entry)
    words = {"title": _("The Committee moves the visit"), "button": _("Move it")}
    initial = {"type": planned.type, "quarter": planned.quarter}
    return _decide(request, found, MovingForm, planned, words, initial)


def end(request, ref, entry):
    found = _or_404(request, ref)
    words = {
        "title": _("The Committee takes the State off"),
        "button": _("Take it off"),
    }
    return _decide(request, found, DecisionForm, _entry(found, entry), words)


def open_visit(request, ref, entry):
    """Open the visit that was planned, with its State and kind."""
    found = _or_404(request, ref)
    _require_keeper(request, found)
    planned = _entry(found, entry)

    def act(typed):
        return actions.open_visit_of(planned, by=request.user, **typed)

    words = {
        "title": _("Open the visit to %(state)s") % {"state": planned.state.name},
        "button": _("Put it on the list"),
    }
    form = PlannedVisitForm(request.POST or None)
    return form_page(request, form, act, about=found, **words)


def priority_states(request):
    """The States on the year's list and those visited before, on any day (16 a)."""
    today = timezone.localdate()
    on = _day(request.GET.get("on", "")) or today
    states = priority.told(on, request.user)
    request.shown.extend([one.last_visit for one in states if one.last_visit])
    lists_read = AnnualList.objects.readable_by(request.user).approved_on(on)
    request.shown.extend(lists_read.filter(year=on.year).for_table())
    context = {"on": on, "states": states}
    return TemplateResponse(request, "visits/priority_states.html", context)


def _decide(request, found, form_class, planned, words, initial=None):
    _require_keeper(request, found)
    form = form_class(request.POST or None, initial=initial)

    def act(_typed):
        actions.change_list(
            found, by=request.user, ends=planned, said=form.said, **form.planned
        )
        return found

    words["lead"] = _("A decision of its own: who has the list reads it with it.")
    return form_page(request, form, act, about=found, **words)


def _day(said):
    try:
        return parse_date(said)
    except ValueError:
        return None


def _or_404(request, ref):
    rows = AnnualList.objects.readable_by(request.user).for_table()
    return get_object_or_404(rows, ref=ref)


def _entry(found, ref):
    entries = ListEntry.objects.standing().filter(annual_list=found)
    return get_object_or_404(entries.select_related("annual_list", "state"), ref=ref)


def _require_keeper(request, found):
    if not policy.can_change(request.user, found, *WRITERS):
        raise PermissionDenied
