"""Bringing in a workbook: kept, looked at, brought in, repaired in place."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ctportal.pages import bringing

from .. import importing, lines, naming, returning, themes
from ..delegations import can_write, require_writer
from ..finding import own_visit_or_404, workbook_or_404
from ..forms import SetAsideForm, UploadForm
from ..import_report import ImportReport
from ..models import WorkbookRow
from ..repairs import RowToRepair, fields_offered
from ..wording import words_of
from ..workbook import UnreadableWorkbook
from ..workbook.fields import EVERY_FIELD


def upload(request, ref):
    visit = own_visit_or_404(request, ref)
    require_writer(request.user, visit)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            workbook = importing.keep(
                visit, by=request.user, content=file.read(), file_name=file.name
            )
        except UnreadableWorkbook as refusal:
            form.add_error("file", str(refusal))
        else:
            _tell_if_known(request, workbook)
            return redirect(workbook)
    request.shown.add(visit)
    return bringing.page(request, form, _bring(visit))


def _bring(visit) -> bringing.Bring:
    notebook = reverse("visits:notebook", args=[visit.ref])
    return bringing.Bring(
        title=_("Import a notebook"),
        lead=_(
            "The delegation alone reads it. A row the State asks to keep confidential "
            "joins the visit’s request before it is stored."
        ),
        button=_("Read the workbook"),
        crumbs=[
            (_("Visits"), reverse("visits:index")),
            (str(visit), visit.get_absolute_url()),
            (_("Notebook"), notebook),
        ],
        other=(_("Template, XLSX"), reverse("visits:template", args=[visit.ref])),
    )


def workbook(request, ref, workbook):
    """Its columns and what would come of it; once brought in, what has come of it."""
    visit = own_visit_or_404(request, ref)
    found = workbook_or_404(request, visit, workbook)
    request.shown.extend([visit, found])
    if found.brought_in_at is None:
        return _look(request, visit, found)
    return _result(request, visit, found)


@require_POST
def columns(request, ref, workbook):
    """The sheet and the columns as people say they are."""
    visit = own_visit_or_404(request, ref)
    found = workbook_or_404(request, visit, workbook)
    letters = {
        k.removeprefix("column-"): v
        for k, v in request.POST.items()
        if k.startswith("column-")
    }
    sheet = request.POST.get("sheet", found.sheet)
    mapping = letters if sheet == found.sheet else {}
    try:
        importing.choose_columns(found, by=request.user, sheet=sheet, mapping=mapping)
    except UnreadableWorkbook as refusal:
        messages.error(request, str(refusal))
    return redirect(found)


@require_POST
def bring_in(request, ref, workbook):
    visit = own_visit_or_404(request, ref)
    found = workbook_or_404(request, visit, workbook)
    if found.brought_in_at:
        _tell_if_known(request, found)
        return redirect(found)
    takes_order = "order" in request.POST
    brought = importing.bring_in(found, by=request.user, takes_order=takes_order)
    told = ngettext("%(n)s line stored.", "%(n)s lines stored.", brought.imported)
    messages.success(request, told % {"n": brought.imported})
    return redirect(found)


@require_POST
def repair(request, ref, workbook, number):
    """A kept row as it was corrected: it becomes a line, or stays with its words."""
    visit = own_visit_or_404(request, ref)
    found = workbook_or_404(request, visit, workbook)
    row = get_object_or_404(found.rows, number=number)
    row.workbook = found
    try:
        act = _set_aside if "set-aside" in request.POST else _repair
        return act(request, row)
    except WorkbookRow.DoesNotExist:
        told = _("Row %(row)s was already stored or set aside.")
        messages.warning(request, told % {"row": number})
        return redirect(found)


def _repair(request, row):
    sent = {n: request.POST[n] for n in EVERY_FIELD if n in request.POST}
    words = row.words | {name: said.replace("\0", "") for name, said in sent.items()}
    seen = request.POST.get("seen", "")
    if taken := request.POST.get("take"):
        # The other fields are still to be looked at.
        words, seen = words | _theirs(request, row, taken), ""
    importing.repair(row, by=request.user, words=words, seen=seen)
    if not row.workbook.rows.kept().filter(number=row.number).exists():
        messages.success(request, _("Row %(row)s is stored.") % {"row": row.number})
    return redirect(f"{row.workbook.get_absolute_url()}#row-{row.number}")


def _theirs(request, row, name) -> dict[str, str]:
    """What the row's line says now in one field."""
    lines = returning.lines_by_ref(row.workbook.visit, request.user)
    line = lines.get(row.line)
    return {n: said for n, said in words_of(line).items() if n == name} if line else {}


def _set_aside(request, row):
    form = SetAsideForm(request.POST)
    if not form.is_valid():
        found = row.workbook
        request.shown.extend([found.visit, found])
        return _result(request, found.visit, found, unexplained=row.number)
    importing.set_aside(row, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("Row %(row)s is set aside.") % {"row": row.number})
    return redirect(row.workbook)


def _look(request, visit, found):
    reading = importing.reading_of(found)
    known = lines.of_visit(visit, request.user)
    new = [row for row in reading.rows if not row.mark]
    context = {
        "alike": lines.alike_among(known, new),
        "visit": visit,
        "workbook": found,
        "reading": reading,
        "report": ImportReport.of_reading(reading, visit, request.user),
        "fields": fields_offered(),
        "can_write": can_write(request.user, visit),
    }
    return render(request, "visits/workbook_columns.html", context)


def _result(request, visit, found, unexplained=None):
    finders, by = naming.finders(), request.user
    drafts = returning.lines_by_ref(visit, by)
    kept = [RowToRepair.of(row, finders, drafts, by) for row in found.rows.kept()]
    request.shown.extend([repair.line for repair in kept])
    context = {
        "visit": visit,
        "workbook": found,
        "kept": kept,
        "set_aside": found.rows.exclude(set_aside_at=None),
        "repaired": found.rows.exclude(stored_at=None).count(),
        "skipped": importing.reading_of(found).skipped,
        "themes": themes.offered(),
        "can_write": can_write(request.user, visit),
        "unexplained": unexplained,
    }
    return render(request, "visits/workbook.html", context)


def _tell_if_known(request, workbook):
    if workbook.brought_in_at:
        told = _("This file was already brought in: see %(ref)s.")
        messages.warning(request, told % {"ref": workbook.ref})
