"""The text of a report, section by section."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from assessments import actions, report
from assessments.forms import SectionForm
from assessments.models import Assessment, Section
from ctportal.confidentiality.actions import ChangedMeanwhile

from .records import changeable, form_page, readable, report_of, surroundings

MEANWHILE = gettext_lazy(
    "Somebody changed this section meanwhile. Look how it stands now."
)


def section(request, ref):
    """One section alone, numbered as it is in the report for this reader."""
    section = readable(request, Section, ref)
    whole = report_of(request, section)
    chapter = report.chapter_of(section, request.user)
    beside = [result for part in chapter.paragraphs for result in part.results]
    request.shown.extend([whole, *beside])
    context = surroundings(request, section) | {"report": whole, "chapter": chapter}
    return render(request, "assessments/section.html", context)


def new(request, ref):
    assessment = changeable(request, Assessment, ref)

    def act(form):
        return actions.add_section(assessment, by=request.user, **form.facts)

    initial = {"language": assessment.language}
    return form_page(
        request,
        SectionForm(request.POST or None, initial=initial),
        act,
        title=_("Add a section"),
        lead=_("Whoever may read the report may read it."),
        about=assessment,
    )


def edit(request, ref):
    section = changeable(request, Section, ref)

    def act(form):
        return actions.change(section, by=request.user, **form.facts)

    form = SectionForm(request.POST or None, instance=section)
    title = _("Change this section")
    return form_page(request, form, act, title=title, about=section)


@require_POST
def take_out(request, ref):
    section = changeable(request, Section, ref)
    whole = report_of(request, section)
    _do(request, actions.take_out, section)
    return redirect(whole or section)


@require_POST
def set_apart(request, ref):
    section = changeable(request, Section, ref)
    anchor = request.POST.get("anchor", "").replace("\0", "")
    return redirect(_do(request, actions.set_apart, section, anchor) or section)


def _do(request, action, section, *said):
    """What an action made of a section, or None and a message why not."""
    try:
        return action(section, *said, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    except ChangedMeanwhile:
        messages.error(request, MEANWHILE)
    return None
