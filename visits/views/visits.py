"""The list of visits, and the page of one."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.actions import WRITERS
from assessments.models import Finding, Recommendation
from ctportal.confidentiality.policy import can_change
from ctportal.ledger.history import told
from ctportal.pages import lists, panels

from .. import actions, clocks, results, statuses
from ..delegations import (
    can_keep,
    experts_of,
    is_delegate,
    may_open_visits,
    members_of,
    placed,
    require_opener,
)
from ..finding import visit_or_404
from ..forms import DelegateForm, VisitForm
from ..going_along import reports_kept_back
from ..history import WORDS
from ..lists import Visits
from ..models import Visit, VisitChange
from ..next_steps import steps_of
from ..stops import stops_of
from ..tabs import tabs_of


def index(request):
    readable = Visit.objects.readable_by(request.user)
    visits = readable.for_table().unsealed_for(request.user)
    new_url = "/visits/new/" if may_open_visits(request.user) else ""
    return lists.page(request, Visits, visits, new_url=new_url)


def new(request):
    require_opener(request.user)
    form = VisitForm(request.POST or None)
    if form.is_valid():
        visit = actions.put_on_list(by=request.user, **form.cleaned_data)
        return redirect(visit)
    return render(request, "visits/new.html", {"form": form})


def detail(request, ref, step_form=None, **typed):
    """The page of a visit; the forms given are those that did not pass."""
    visit = visit_or_404(request, ref)
    found = {
        "recommendations": list(results.shared_of(Recommendation, visit, request.user)),
        "findings": list(results.shared_of(Finding, visit, request.user)),
        "reports": list(results.reports_of(visit, request.user)),
        "changes": list(_changes(visit, request.user)),
        "requests": list(actions.requests_of(visit, request.user)),
    }
    _show(request, visit, found)
    kept_back = reports_kept_back(visit, found["reports"], request.user)
    context = {
        "visit": visit,
        "rail": statuses.rail_of(visit),
        "band": _band(visit, found),
        "tabs": tabs_of(visit, request.user, "detail"),
        "stops": stops_of(visit) if can_keep(request.user, visit) else [],
        "members": placed(visit, members_of(visit)),
        "experts": experts_of(visit),
        "can_keep": can_keep(request.user, visit),
        "is_delegate": is_delegate(request.user, visit),
        "steps": _steps(visit, step_form, request.user, kept_back),
        "kept_back": kept_back,
        "clocks": _clocks(visit),
        "history": told(visit, WORDS),
        "delegate_form": DelegateForm(),
        "panels": panels.on_page(request, visit),
        "reports_to_bring": [
            (report, can_change(request.user, report, *WRITERS))
            for report in found["reports"]
        ],
    }
    return render(request, "visits/detail.html", context | found | typed)


def _steps(visit, typed, person, kept_back):
    """The steps to be taken, each with the form for its day if it asks for one.

    While a report is kept back, sending it is not offered.
    """
    forms = {typed.prefix: typed} if typed else {}
    return [
        (step, forms.get(step.code) or step.form_for(visit, person, prefix=step.code))
        for step in steps_of(visit)
        if not (kept_back and step.code == Visit.Status.WITH_STATE)
    ]


def _changes(visit, person):
    changes = VisitChange.objects.readable_by(person).filter(visit=visit)
    return changes.for_table().unsealed_for(person).order_by("-on", "-created_at")


def _show(request, visit, found):
    request.shown.add(visit)
    request.shown.extend([*found["recommendations"], *found["findings"]])
    request.shown.extend([*found["reports"], *found["requests"]])
    request.shown.extend(found["changes"])


def _band(visit, found):
    return [
        {"label": _("Status"), "figure": statuses.of_visit(visit)},
        {"label": _("The State’s answer"), "figure": statuses.of_answer(visit)},
        {"label": _("With UNOCT from"), "figure": statuses.of_sharing(visit)},
        {
            "label": _("Recommendations"),
            "figure": len(found["recommendations"]),
            "href": "#results" if found["recommendations"] else "",
        },
    ]


def _clocks(visit):
    """The clocks that run, each with what ends with it."""
    running = (
        (
            _("State’s answer"),
            clocks.answer(visit),
            _("Then UNOCT reads what has left the notebook (16 e)."),
        ),
        (
            _("Comments on draft"),
            clocks.comments(visit),
            _("Then the report goes before the Committee."),
        ),
        (
            _("Answer on steps taken"),
            clocks.steps_taken(visit),
            _("The State tells what it has done."),
        ),
    )
    return [(label, clock, note) for label, clock, note in running if clock]
