"""The notebook: a line typed is a line stored, a line changed is kept as it is left."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from assessments import requirements
from ctportal.ledger.history import told
from ctportal.pages import ribbon
from ctportal.pages.exports import XLSX
from ctportal.reference.models import Pillar

from .. import (
    actions,
    clocks,
    keys,
    lines,
    marking,
    naming,
    results,
    statuses,
    suggesting,
    taking_along,
    themes,
    wording,
)
from ..delegations import can_write, offices_of
from ..finding import line_or_404, own_visit_or_404
from ..history import WORDS
from ..lines import Line
from ..merging import Clashing
from ..models import Workbook
from ..states import state_named, states_of
from ..workbook import template


def notebook(request, ref):
    visit = own_visit_or_404(request, ref)
    if request.method == "POST":
        return _write(request, visit)
    return page(request, visit)


def page(request, visit, wrong: Line | None = None):
    """The notebook; `wrong` is a line that could not be stored as it was typed."""
    context = _notebook(request, visit, wrong)
    workbooks = Workbook.objects.readable_by(request.user).of_visit(visit)
    withdrawn = results.withdrawn_of(visit, request.user)
    addressees, used_in = suggesting.addressees(visit, request.user)
    context |= {
        "blank": Line(len(context["lines"]) + 2, dict(wording.NOTHING_TYPED)),
        "rail": statuses.rail_of(visit),
        "answer_clock": clocks.answer(visit),
        "clocks_to_come": clocks.to_come(visit),
        "asked": actions.request_of(visit, request.user),
        "offices": offices_of(visit),
        "history": told(visit, WORDS),
        "themes": themes.offered(),
        "requirements": requirements.offered(),
        "addressees": addressees,
        "withdrawn": list(withdrawn),
        "keys_of_page": keys.OF_NOTEBOOK if context["can_write"] else (),
        "workbooks": workbooks.for_table().order_by("-created_at", "ref"),
    }
    request.shown.add(visit)
    request.shown.extend([*context["workbooks"], context["asked"]])
    request.shown.extend([*context["withdrawn"], *used_in])
    return render(request, "visits/notebook.html", context)


@require_POST
def line(request, ref, line):
    """A line that was left: stored if it is sound, field by field."""
    visit = own_visit_or_404(request, ref)
    record = line_or_404(request, visit, line)
    words = wording.words_typed(request.POST, known=wording.words_of(record))
    if taken := request.POST.get("take"):
        words |= {n: w for n, w in wording.words_of(record).items() if n == taken}
    wrong = Line(0, words, record)
    wrong.problems, wrong.clashes = _keep(request, visit, record, words)
    return answer(request, visit, wrong if wrong.is_wrong else None, record.ref)


@require_POST
def send(request, ref):
    visit = own_visit_or_404(request, ref)
    sent = actions.send_lines(visit, by=request.user)
    told = ngettext("%(n)s line sent.", "%(n)s lines sent.", len(sent))
    messages.success(request, told % {"n": len(sent)})
    return redirect("visits:notebook", visit.ref)


def blank_template(request, ref):
    """The notebook as a spreadsheet to fill in without the portal."""
    visit = own_visit_or_404(request, ref)
    return _spreadsheet(template(themes=themes.offered()), visit)


def take_along(request, ref):
    """The draft lines as a spreadsheet to work in without the portal."""
    visit = own_visit_or_404(request, ref)
    drafts = taking_along.drafts_among(lines.of_visit(visit, request.user))
    request.shown.extend([visit, *(line.record for line in drafts)])
    handling = str(ribbon.of(request.shown, request.user))
    content = taking_along.workbook_of(visit, drafts, handling)
    return _spreadsheet(content, visit)


def _spreadsheet(content, visit):
    disposition = f'attachment; filename="notebook-{visit.ref}.xlsx"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def answer(request, visit, wrong=None, ref=""):
    """The line alone for htmx; else the notebook, or back to it when all is well."""
    if request.htmx:
        context = _notebook(request, visit, wrong)
        stored = [line for line in context["lines"] if line.record.ref == ref]
        context["line"] = stored[0] if stored else wrong
        return render(request, "visits/_line_answer.html", context)
    if wrong:
        return page(request, visit, wrong)
    at = f"line-{ref}" if ref and "then" in request.POST else "new-line"
    return redirect(f"{reverse('visits:notebook', args=[visit.ref])}#{at}")


def without_line(request, visit):
    """For htmx: what stands beside the lines, once one of them is gone."""
    context = _notebook(request, visit, None)
    context["withdrawn"] = list(results.withdrawn_of(visit, request.user))
    request.shown.extend(context["withdrawn"])
    return render(request, "visits/_line_gone.html", context)


def _keep(request, visit, record, words) -> tuple[dict, dict]:
    """What is wrong with the words, and what somebody else has stored meanwhile."""
    judged = wording.judged(words, naming.finders())
    if problems := wording.problems_of(judged):
        return problems, {}
    if given := marking.wished(request, record):
        actions.classify_line(visit, record, by=request.user, **given)
    facts = wording.facts_of(judged)
    version = request.POST.get("version")
    change = {"by": request.user, "version": version}
    try:
        actions.change_line(visit, record, **change, **facts)
    except Clashing as clash:
        said = {**clash.sound, "confidential": facts["confidential"]}
        actions.change_line(visit, record, **change, **said)
        return {}, clash.clashes
    return {}, {}


def _write(request, visit):
    words = wording.words_typed(request.POST)
    judged = wording.judged(words, naming.finders())
    typed_as = _uuid(request.POST.get("typed_as"))
    state = state_named(visit, request.POST.get("state", ""))
    if problems := wording.problems_of(judged):
        wrong = Line(0, words, None, problems, typed_as=typed_as)
        wrong.state = state.iso3 if state else ""
        return answer(request, visit, wrong)
    given = marking.wished(request) or {}
    given.pop("reason", None)
    facts = wording.facts_of(judged) | given | {"state": state}
    record = actions.write_line(visit, by=request.user, typed_as=typed_as, **facts)
    return answer(request, visit, None, record.ref)


def _notebook(request, visit, wrong):
    """The lines with the wrong one in its place, the one to type, and their counts."""
    known = lines.of_visit(visit, request.user)
    request.shown.extend([line.record for line in known])
    request.shown.extend([tied.record for line in known for tied in line.tied])
    blank = Line(len(known) + 1, dict(wording.NOTHING_TYPED))
    if wrong and wrong.record is None:
        wrong.number = blank.number
        blank = wrong
    elif wrong:
        known = [_in_place(line, wrong) for line in known]
    return {
        "visit": visit,
        "states": states_of(visit),
        "lines": known,
        "new_line": blank,
        "can_write": can_write(request.user, visit),
        "marks": marking.offered(),
        "may_lower": marking.may_lower(request.user),
        "pillars": list(Pillar.objects.all()),
        "with_need": sum(line.record.needs_assistance for line in known),
        "in_request": sum(line.is_in_request for line in known),
        "to_send": sum(not line.is_sent for line in known),
    }


def _in_place(line, wrong):
    if line.record.pk != wrong.record.pk:
        return line
    wrong.number, wrong.record, wrong.like = line.number, line.record, line.like
    return wrong


def _uuid(typed):
    try:
        return UUID(typed or "")
    except ValueError:
        return uuid4()
