"""Proposing a place, and answering what another proposed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions, givers, offices
from ..forms import PROPOSED, EndingForm
from ..forms.proposals import BeginningForm
from ..models import PlaceProposal
from ..settling import settle
from .offices import require_office


def propose(request, kind):
    """A place of one kind for somebody, as their office's two people give it."""
    if kind not in PROPOSED:
        raise Http404
    wanted = PROPOSED[kind]
    entity = request.user.entity
    if givers.is_administrator(request.user):
        wanted = BeginningForm
    else:
        require_office(request.user)
    asked = {"person": request.GET.get("person", "")}
    form = wanted(request.POST or None, entity=entity, initial=asked)
    return _answer(request, form, form.title)


def end(request, login, ref):
    """The end of one place of a member of one's office."""
    entity = require_office(request.user)
    people = offices.people_with_places_in(entity)
    person = get_object_or_404(people, login=login)
    places = {str(place.ref): place for place in offices.places_of(person, entity)}
    if str(ref) not in places:
        raise Http404
    form = EndingForm(
        request.POST or None, entity=entity, person=person, of=places[str(ref)]
    )
    title = _("End: %(place)s") % {"place": form.of.said}
    return _answer(request, form, f"{title} · {person}")


def _answer(request, form, title):
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose(form.proposal(), by=request.user)
        except ValidationError as refused:
            form.tell(refused)
        else:
            messages.success(request, _("Proposed. A second person confirms it."))
            return redirect("people:office")
    return TemplateResponse(
        request, "people/propose.html", {"form": form, "title": title}
    )


@require_POST
def confirm(request, proposal):
    return _settle(request, proposal, actions.confirm, _("Confirmed, and in force."))


@require_POST
def turn_down(request, proposal):
    return _settle(request, proposal, actions.turn_down, _("Turned down."))


def _settle(request, key, act, said):
    """Answer a proposal that this person has to do with; any other is not there."""
    found = get_object_or_404(PlaceProposal.objects.for_table(), pk=key)
    is_of_office = givers.gives_places(request.user, found.entity)
    if not is_of_office and not givers.may_turn_down(request.user, found):
        raise Http404
    settle(request, act, found, said)
    return redirect("people:office")
