"""What is done to one line besides typing: moved, withdrawn, tied to earlier ones."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments import actions as assessing
from assessments import ties
from assessments.models import Recommendation, RecommendationTie
from ctportal.confidentiality.actions import ChangedMeanwhile

from .. import actions, results, suggesting
from ..delegations import require_writer
from ..finding import line_or_404, own_visit_or_404
from .notebook import answer, without_line

CONFLICT = 409


@require_POST
def move(request, ref, line):
    """Right after another line, before all, or past its neighbour."""
    visit = own_visit_or_404(request, ref)
    record = line_or_404(request, visit, line)
    try:
        after = _place_asked(request, visit, record)
        actions.move_line(visit, record, by=request.user, after=after)
    except ChangedMeanwhile:
        return _not_moved(request, visit, record)
    if request.htmx:
        return _in_order(request, visit)
    return answer(request, visit, None, record.ref)


@require_POST
def withdraw(request, ref, line):
    visit = own_visit_or_404(request, ref)
    record = line_or_404(request, visit, line)
    return _done(request, visit, record, actions.withdraw_line)


@require_POST
def restore(request, ref, line):
    visit = own_visit_or_404(request, ref)
    record = line_or_404(request, visit, line)
    return _done(request, visit, record, actions.restore_line)


@require_POST
def earlier(request, ref):
    """Earlier recommendations to the State that resemble what is being typed."""
    visit = own_visit_or_404(request, ref)
    require_writer(request.user, visit)
    asked = request.POST.get("line", "")
    record = line_or_404(request, visit, asked) if asked else None
    return _earlier(request, visit, record)


@require_POST
def tie(request, ref, line):
    """The line repeats, revises or replaces an earlier one, or no longer does."""
    visit = own_visit_or_404(request, ref)
    record = line_or_404(request, visit, line)
    readable = Recommendation.objects.readable_by(request.user).for_table()
    other = get_object_or_404(readable, ref=request.POST.get("earlier", ""))
    kind, by = request.POST.get("kind", ""), request.user
    try:
        if kind:
            assessing.tie_to_earlier(record, other, by=by, kind=kind)
        else:
            assessing.untie(record, other, by=by)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return _earlier(request, visit, record)


def _place_asked(request, visit, record):
    """The line it is to stand after; None before all others.

    One that is no longer there is no place, whether it is withdrawn, hidden or gone.
    """
    in_order = {found.ref: found for found in results.lines_of(visit, request.user)}
    after = request.POST.get("after")
    if not {record.ref, after or record.ref} <= in_order.keys():
        raise ChangedMeanwhile(visit.ref)
    if after is not None:
        return in_order[after] if after else None
    at = list(in_order).index(record.ref)
    others = [found for found in in_order.values() if found.pk != record.pk]
    at = max(0, at - 1) if request.POST.get("to") == "up" else at + 1
    return others[:at][-1] if others[:at] else None


def _in_order(request, visit, status=200):
    """The lines in the order they now have, for the page to follow."""
    lines = results.lines_of(visit, request.user)
    request.shown.extend([visit, *lines])
    return JsonResponse({"order": [line.ref for line in lines]}, status=status)


def _not_moved(request, visit, record):
    if request.htmx:
        return _in_order(request, visit, status=CONFLICT)
    messages.error(
        request, _("Somebody else has just changed these lines. Look again.")
    )
    return answer(request, visit, None, record.ref)


def _done(request, visit, record, act):
    try:
        act(visit, record, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    if request.htmx:
        return without_line(request, visit)
    return redirect("visits:notebook", visit.ref)


def _earlier(request, visit, record):
    text = request.POST.get("text") or (record.text if record else "")
    tied = ties.to_earlier([record], request.user)[record.pk] if record else []
    besides = [found.record.pk for found in tied]
    found = suggesting.earlier(visit, request.user, like=text, besides=besides)
    request.shown.extend([visit, record, *found, *(one.record for one in tied)])
    context = {
        "visit": visit,
        "record": record,
        "tied": tied,
        "found": found,
        "kinds": RecommendationTie.Kind.choices,
        "title": _("Earlier recommendations"),
    }
    name = "_earlier.html" if request.htmx else "earlier.html"
    return render(request, f"visits/{name}", context)
