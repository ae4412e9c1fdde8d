"""Pages on which an existing programme is asked for, and answered about."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _

from ctportal.pages import lists

from ..models import Need, ProgrammeRequest
from ..views.records import changeable, form_page, readable, surroundings
from . import actions, asked
from .forms import AnswerForm, AskForm
from .lists import ProgrammeRequests


def index(request):
    rows = ProgrammeRequest.objects.readable_by(request.user).for_table()
    shown = rows.unsealed_for(request.user)
    return lists.page(request, ProgrammeRequests, shown)


def programme_request(request, ref):
    found = readable(request, ProgrammeRequest, ref)
    need = readable(request, Need, found.need.ref)
    told = asked.told([found], request.user)
    request.shown.extend([need, *told[0].records])
    context = surroundings(request, found) | {"need": need, "asked": told}
    return render(request, "assessments/programme_request.html", context)


def ask(request, ref):
    need = changeable(request, Need, ref)

    def act(form):
        return actions.ask(need, by=request.user, **form.cleaned_data)

    return form_page(
        request,
        AskForm(request.POST or None, need=need),
        act,
        title=_("Meet this need through an existing programme"),
        lead=_("The office asked reads this as it reads the need, and answers here."),
        about=need,
    )


def answer(request, ref):
    found = readable(request, ProgrammeRequest, ref)
    if not actions.may_answer(request.user, found):
        raise PermissionDenied

    def act(form):
        return actions.answer(found, by=request.user, **form.cleaned_data)

    return form_page(
        request,
        AnswerForm(request.POST or None, by=request.user),
        act,
        title=_("Answer whether an existing programme meets it"),
        lead=found.text,
        about=found,
    )
