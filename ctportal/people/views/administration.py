"""The administrator's pages: who may sign in, and which organizations there are."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.pages import lists

from .. import actions, givers, invitations, offices
from ..forms import EntityForm, InvitationForm, NamesForm
from ..lists import Accounts, Entities
from ..lists import accounts as every_account
from ..lists import entities as every_entity
from ..models import Entity, Person

# What the administrator does to an account, by the word in its address.
ACTS = {
    "disable": actions.disable,
    "enable": actions.enable,
    "reset-second-factor": actions.reset_second_factor,
}


def accounts(request):
    """Every account, and the proposals that need the administrator."""
    _require_administrator(request)
    proposals = offices.proposals_for(request.user)
    return lists.page(request, Accounts, every_account(), proposals=proposals)


def invite(request):
    """Open an account; its link is shown once, to be handed over."""
    _require_administrator(request)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.save(commit=False)
        actions.invite(person, by=request.user)
        if not person.is_mailbox:
            return _show_link(request, person)
        return redirect("people:manage-account", person.login)
    return TemplateResponse(request, "people/invite.html", {"form": form})


def manage_account(request, login):
    _require_administrator(request)
    person = get_object_or_404(Person, login=login)
    answer = {
        "person": person,
        "is_self": person == request.user,
        "is_invited": invitations.is_open(person),
        "places": offices.places_of(person),
    }
    return TemplateResponse(request, "people/manage_account.html", answer)


@require_POST
def invite_again(request, login):
    _require_administrator(request)
    return _show_link(request, get_object_or_404(Person, login=login))


def _show_link(request, person):
    path = actions.draw_link(person, by=request.user)
    answer = {"person": person, "link": request.build_absolute_uri(path)}
    return TemplateResponse(request, "people/link.html", answer)


@require_POST
def act_on_account(request, login, act):
    _require_administrator(request)
    person = get_object_or_404(Person, login=login)
    ACTS[act](person, by=request.user)
    messages.success(request, _("Done, and entered in the record of events."))
    return redirect("people:manage-account", login)


def entities(request):
    """The organizations and missions that people act for."""
    _require_administrator(request)
    new_url = "new/"
    return lists.page(request, Entities, every_entity(), new_url=new_url)


def new_entity(request):
    _require_administrator(request)
    form = EntityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entity = form.save(commit=False)
        entity.kind, entity.names = form.cleaned_data["kind"], form.names
        actions.add_entity(entity, by=request.user)
        messages.success(request, _("Entered. Its first officer is proposed next."))
        return redirect("people:entities")
    answer = {"form": form, "title": _("New organization")}
    return TemplateResponse(request, "people/entity.html", answer)


def rename_entity(request, code):
    _require_administrator(request)
    entity = get_object_or_404(Entity, code=code)
    form = NamesForm(request.POST or None, names=entity.names)
    if request.method == "POST" and form.is_valid():
        actions.rename_entity(entity, by=request.user, names=form.names)
        messages.success(request, _("Saved."))
        return redirect("people:entities")
    answer = {"form": form, "title": entity.name}
    return TemplateResponse(request, "people/entity.html", answer)


def _require_administrator(request):
    if not givers.is_administrator(request.user):
        raise PermissionDenied
