"""Requirements of resolutions on their pages, and the ways to change them."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.pages import lists as pages

from .. import going_by
from ..models import Requirement
from ..naming import SPOKEN
from ..views.records import form_page
from . import actions
from .forms import EndForm, RequirementForm, WordsForm
from .lists import Requirements, counted_about, requirements_for


def index(request):
    """What each resolution asks, provision by provision."""
    rows = [(one, going_by.status_of(one)) for one in _every()]
    context = {
        "resolutions": [
            (resolution, list(asked))
            for resolution, asked in groupby(rows, lambda row: row[0].resolution)
        ],
        "may_keep": going_by.may_keep(request.user),
        "tabs": going_by.tabs("assessments:requirements"),
    }
    return render(request, "assessments/requirements/list.html", context)


def every(request):
    """All of them in one list, to search and to take along."""
    tabs = going_by.tabs("assessments:requirements")
    return pages.page(request, Requirements, requirements_for(request.user), tabs=tabs)


def requirement(request, code):
    """One requirement with its words in every language, and what is about it."""
    found = get_object_or_404(_every(), code=code)
    words = [(code, called, found.names.get(code)) for code, called in SPOKEN.items()]
    context = {
        "requirement": found,
        "status": going_by.status_of(found),
        "words": words,
        "later": found.replaced_by.first(),
        "about": counted_about(found, request.user),
        "may_keep": going_by.may_keep(request.user),
    }
    return render(request, "assessments/requirements/requirement.html", context)


def begin(request):
    going_by.require_keeper(request.user)
    form = RequirementForm(request.POST or None)

    def act(form):
        return actions.begin(by=request.user, **form.facts)

    return _words_page(request, form, act, title=_("Enter a requirement"))


def replace(request, code):
    former = _kept(request, code)
    begun = {"theme": former.theme.code if former.theme else ""}
    form = WordsForm(request.POST or None, names=former.names, initial=begun)

    def act(form):
        return actions.replace(former, by=request.user, **form.facts)

    lead = _("What was said of it stays with the words it has now.")
    title = _("Replace its wording")
    return _words_page(request, form, act, title=title, lead=lead, former=former)


def end(request, code):
    found = _kept(request, code)

    def act(form):
        actions.end(found, by=request.user, **form.cleaned_data)
        return found

    back = {"cancel_url": found.get_absolute_url(), "lead": str(found)}
    title = _("Let this requirement end")
    return form_page(request, EndForm(request.POST or None), act, title=title, **back)


@require_POST
def check(request, code):
    found = _kept(request, code)
    actions.check(found, by=request.user)
    messages.success(request, _("Stored as checked against the text."))
    return redirect(found)


@require_POST
def take_back(request, code):
    found = _kept(request, code)
    try:
        actions.take_back(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(found)
    messages.success(request, _("Taken back: what it was to replace goes on."))
    return redirect("assessments:requirements")


def _every():
    return Requirement.objects.by_resolution()


def _kept(request, code):
    going_by.require_keeper(request.user)
    return get_object_or_404(_every(), code=code)


def _words_page(request, form, act, *, former=None, **words):
    back = former.get_absolute_url() if former else reverse("assessments:requirements")
    template = "assessments/requirements/words.html"
    words |= {"former": former, "cancel_url": back}
    return form_page(request, form, act, template=template, **words)
