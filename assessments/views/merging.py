"""Making duplicates one: seen first, done, and taken back."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments import actions
from assessments.merging import preview
from assessments.merging.forms import MergeForm
from assessments.models import MERGED, Merge
from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.models import Marking

from .records import readable, surroundings


def as_kept(model):
    """A merged record's page is that of the one it was merged into."""

    def decorated(view):
        @wraps(view)
        def shown(request, ref):
            kept = actions.kept_instead(model, ref, request.user)
            return redirect(kept) if kept else view(request, ref)

        return shown

    return decorated


def new(request, ref):
    """Which record repeats this one, and what making them one would do."""
    record = _mergeable(request, ref)
    others = preview.alike(record, request.user)
    request.shown.extend([record, *others])
    asked = request.POST or request.GET
    form = MergeForm(asked if "other" in asked else None, records=others)
    context = {"record": record, "form": form, "others": others}
    if form.is_bound and form.is_valid():
        if request.method == "POST" and (made := _merged(request, record, form)):
            return redirect(made)
        context |= _previewed(record, form)
    return render(request, "assessments/merging/new.html", context)


def merge(request, ref):
    """One merge, for the office that made it."""
    found = readable(request, Merge, ref)
    kept = finding.record_marked(found.kept_id, request.user)
    request.shown.extend([kept, found.merged])
    context = surroundings(request, found) | {"kept": kept}
    context["is_standing"] = found.undone_at is None
    context["widens"] = found.marks.exists()
    context["proposed"] = found.unmergings.open().select_related("proposed_by").first()
    context["rows"] = found.rows.count()
    return render(request, "assessments/merging/merge.html", context)


@require_POST
def undo(request, ref):
    """Take the two apart; as the second person, where that takes two."""
    found = readable(request, Merge, ref)
    try:
        messages.success(request, _undone(request, found))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect(found)


def _undone(request, found) -> str:
    proposed = found.unmergings.open().first()
    if proposed and "stay" in request.POST:
        actions.turn_down_unmerging(proposed, by=request.user)
        return _("They stay one.")
    if proposed and proposed.may_be_confirmed_by(request.user):
        actions.confirm_unmerging(proposed, by=request.user)
    elif actions.unmerge(found, by=request.user):
        return _("Proposed. A second person confirms it.")
    return _("They are two again, as they were.")


def _mergeable(request, ref):
    markings = Marking.objects.readable_by(request.user).for_table()
    marking = get_object_or_404(markings, ref=ref)
    record = finding.record_of(marking, request.user)
    if not isinstance(record, MERGED):
        raise Http404
    policy.require_holder(request.user, record, *actions.WRITERS)
    return record


def _merged(request, record, form):
    facts = dict(form.cleaned_data)
    try:
        return actions.merge(record, facts.pop("other"), by=request.user, **facts)
    except ValidationError as refusal:
        form.add_error(None, refusal.messages[0])
    return None


def _previewed(record, form):
    other = form.records.get(form["other"].value())
    try:
        return {"other": other, "preview": preview.of(record, other)}
    except ValidationError as refusal:
        form.add_error(None, refusal.messages[0])
    return {}
