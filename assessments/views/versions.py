"""The versions of a report: kept, read, compared."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from assessments import actions
from assessments.models import Assessment, ReportVersion
from assessments.versions import comparing, reading
from assessments.versions.forms import NOW, CompareForm, KeepForm

from .records import changeable, form_page, readable, surroundings


def versions(request, ref):
    """The versions of a report, and any two of them beside one another."""
    report = readable(request, Assessment, ref)
    kept = reading.versions_of(report, request.user)
    request.shown.extend([report, *kept])
    form = CompareForm(request.GET, versions=kept) if kept else None
    context = surroundings(request, report) | {"versions": kept, "form": form}
    if form and form.is_valid():
        context["chosen"] = [form.cleaned_data[name] for name in ("before", "after")]
        sides = [_lines(ref, kept, report, request) for ref in context["chosen"]]
        request.shown.extend(_markings(request, *sides))
        context["runs"] = comparing.compared(*sides)
    return render(request, "assessments/versions/versions.html", context)


def version(request, ref):
    """One version as this reader reads it."""
    found = readable(request, ReportVersion, ref)
    report = readable(request, Assessment, found.report.ref)
    known = {v.pk: v for v in reading.versions_of(report, request.user)}
    found.number = known[found.pk].number
    lines = reading.lines_of(found, request.user)
    request.shown.extend([report, *_markings(request, lines)])
    context = surroundings(request, found) | {"report": report, "lines": lines}
    return render(request, "assessments/versions/version.html", context)


def keep(request, ref):
    report = changeable(request, Assessment, ref)

    def act(form):
        return actions.keep(report, by=request.user, **form.cleaned_data)

    return form_page(
        request,
        KeepForm(request.POST or None),
        act,
        title=_("Keep this version"),
        lead=_("As the report is now, for those who may read it today."),
        about=report,
    )


def _markings(request, *sides):
    lines = [line for side in sides for line in side]
    return reading.markings_of(lines, request.user).values()


def _lines(ref, versions, report, request):
    if ref == NOW:
        return reading.lines_now(report, request.user)
    chosen = next((v for v in versions if v.ref == ref), None)
    if chosen is None:
        raise Http404
    return reading.lines_of(chosen, request.user)
