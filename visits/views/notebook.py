"""The notebook: a line typed is a line stored, a line changed is kept as it is left."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from assessments.models import Recommendation
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.ledger.history import told
from ctportal.pages.exports import XLSX
from ctportal.pages.pieces import rail

from .. import actions, clocks, lines, themes
from ..delegations import can_write, offices_of
from ..finding import own_visit_or_404
from ..history import WORDS
from ..lines import Line
from ..models import Visit, Workbook
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
    context |= {
        "blank": Line(len(context["lines"]) + 2, dict(lines.NOTHING_TYPED)),
        "rail": rail(Visit.Status.choices, visit.status),
        "answer_clock": clocks.answer(visit),
        "asked": actions.request_of(visit, request.user),
        "offices": offices_of(visit),
        "history": told(visit, WORDS),
        "themes": themes.offered(),
        "workbooks": workbooks.for_table().order_by("-created_at", "ref"),
    }
    request.shown.add(visit)
    request.shown.extend([*context["workbooks"], context["asked"]])
    return render(request, "visits/notebook.html", context)


@require_POST
def line(request, ref, line):
    """A line that was left: stored if it is sound and nobody changed it meanwhile."""
    visit = own_visit_or_404(request, ref)
    record = _line_or_404(request, visit, line)
    words = lines.words_typed(request.POST)
    if "text" not in request.POST:
        # A line already sent has its box to tick and nothing else.
        words |= lines.words_of(record) | {"confidential": words["confidential"]}
    wrong = Line(0, words, record)
    wrong.problems, wrong.stored = _keep(request, visit, record, words)
    return _answer(request, visit, wrong if wrong.is_wrong else None, record.ref)


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
    content = template(themes=themes.offered())
    disposition = f'attachment; filename="notebook-{visit.ref}.xlsx"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _keep(request, visit, record, words) -> tuple[dict, dict]:
    """What is wrong with the words, and what somebody else has stored meanwhile."""
    judged = lines.judged(words, themes.finder())
    if problems := lines.problems_of(judged):
        return problems, {}
    version = request.POST.get("version")
    facts = lines.facts_of(judged)
    try:
        actions.change_line(visit, record, by=request.user, version=version, **facts)
    except ChangedMeanwhile:
        return {}, lines.what_differs(words, record)
    return {}, {}


def _write(request, visit):
    words = lines.words_typed(request.POST)
    judged = lines.judged(words, themes.finder())
    typed_as = _uuid(request.POST.get("typed_as"))
    if problems := lines.problems_of(judged):
        wrong = Line(0, words, None, problems, typed_as=typed_as)
        return _answer(request, visit, wrong)
    record = actions.write_line(
        visit, by=request.user, typed_as=typed_as, **lines.facts_of(judged)
    )
    return _answer(request, visit, None, record.ref)


def _answer(request, visit, wrong, ref=""):
    """The line alone for htmx; else the notebook, or back to it when all is well."""
    if request.htmx:
        context = _notebook(request, visit, wrong)
        stored = [line for line in context["lines"] if line.record.ref == ref]
        context["line"] = stored[0] if stored else wrong
        return render(request, "visits/_line_answer.html", context)
    if wrong:
        return page(request, visit, wrong)
    return redirect(reverse("visits:notebook", args=[visit.ref]) + "#new-line")


def _notebook(request, visit, wrong):
    """The lines with the wrong one in its place, the one to type, and their counts."""
    known = lines.of_visit(visit, request.user)
    request.shown.extend([line.record for line in known])
    blank = Line(len(known) + 1, dict(lines.NOTHING_TYPED))
    if wrong and wrong.record is None:
        wrong.number = blank.number
        blank = wrong
    elif wrong:
        known = [_in_place(line, wrong) for line in known]
    return {
        "visit": visit,
        "lines": known,
        "new_line": blank,
        "can_write": can_write(request.user, visit),
        "with_need": sum(line.record.needs_assistance for line in known),
        "in_request": sum(line.is_in_request for line in known),
        "to_send": sum(not line.is_sent for line in known),
    }


def _in_place(line, wrong):
    if line.record.pk != wrong.record.pk:
        return line
    wrong.number, wrong.record = line.number, line.record
    return wrong


def _line_or_404(request, visit, ref) -> Recommendation:
    records = Recommendation.objects.readable_by(request.user).for_table()
    lines = records.filter(marking__of_visits__visit=visit)
    return get_object_or_404(lines.unsealed_for(request.user), ref=ref)


def _uuid(typed):
    try:
        return UUID(typed or "")
    except ValueError:
        return lines.uuid4()
