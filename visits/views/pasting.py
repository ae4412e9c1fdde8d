"""Many lines at once: pasted, checked, stored."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from .. import actions, lines, naming, pasting, themes, wording
from ..delegations import require_writer
from ..finding import own_visit_or_404
from ..forms import PasteForm
from ..lines import Line
from ..states import are_several, state_named, states_of

MOST_LINES = 200


def paste(request, ref):
    """First the text, then its lines to check."""
    visit = own_visit_or_404(request, ref)
    require_writer(request.user, visit)
    form = PasteForm(request.POST or None)
    if "line" in request.POST:
        return _store(request, visit)
    if form.is_valid():
        text = form.cleaned_data["text"]
        return _check(request, visit, pasting.lines_in(text, themes.finder()))
    request.shown.add(visit)
    return render(request, "visits/paste.html", {"visit": visit, "form": form})


def _store(request, visit):
    """Store what is sound; what is not stays on the page with its words.

    Of several States, the page names the one that all its lines are for.
    """
    finders = naming.finders()
    state = state_named(visit, request.POST.get("state", ""))
    if state is None and are_several(visit):
        return HttpResponseBadRequest()
    try:
        typed = [_typed(request, sent) for sent in request.POST.getlist("line")]
    except ValueError:
        return HttpResponseBadRequest()
    left = [
        line
        for line in typed
        if line.words["text"].strip()
        and not _stored(line, visit, state, request, finders)
    ]
    stored = sum(bool(line.words["text"].strip()) for line in typed) - len(left)
    if stored:
        told = ngettext("%(n)s line stored.", "%(n)s lines stored.", stored)
        messages.success(request, told % {"n": stored})
    return (
        _check(request, visit, left) if left else redirect("visits:notebook", visit.ref)
    )


def _stored(line, visit, state, request, finders) -> bool:
    judged = wording.judged(line.words, finders)
    line.problems = wording.problems_of(judged)
    if not line.problems:
        facts = wording.facts_of(judged) | {"state": state}
        actions.write_line(visit, by=request.user, typed_as=line.typed_as, **facts)
    return not line.problems


def _typed(request, sent):
    words = wording.words_typed(request.POST, suffix=f"-{sent}")
    return Line(0, words, typed_as=UUID(sent))


def _check(request, visit, found):
    stored = lines.of_visit(visit, request.user)
    offered = found[:MOST_LINES]
    for number, line in enumerate(offered, start=len(stored) + 1):
        line.number = number
    lines.mark_alike(offered, beside=stored)
    request.shown.add(visit)
    context = {
        "visit": visit,
        "lines": offered,
        "left_out": len(found[MOST_LINES:]),
        "themes": themes.offered(),
        "states": states_of(visit) if are_several(visit) else (),
        "chosen": request.POST.get("state", ""),
    }
    return render(request, "visits/paste_check.html", context)
