"""Everything one person holds, on one page, to give to others."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions, handing_over, offices
from ..forms import HandOverForm
from ..models import HandOver, Person
from ..settling import settle


def new_hand_over(request):
    """What somebody holds, as far as this reader may read it, and who gets it."""
    person = _person_asked(request)
    held = handing_over.everything_held(person, seen_by=request.user)
    form = HandOverForm(request.POST or None, person=person, by=request.user, held=held)
    if request.method == "POST" and form.is_valid():
        hand_over, items = form.hand_over()
        try:
            actions.propose_hand_over(hand_over, items, by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Proposed. A second person confirms it."))
            return redirect(hand_over)
    request.shown.extend(thing.record for _source, things in held for thing in things)
    answer = {"form": form, "person": person, "is_self": person == request.user}
    return TemplateResponse(request, "people/new_hand_over.html", answer)


def hand_over(request, key):
    """One hand-over: what goes to whom, for those who may answer it."""
    found = _found(request, key)
    things = handing_over.things_of(found, seen_by=request.user)
    request.shown.extend(thing.record for _item, thing in things or ())
    answer = {
        "hand_over": found,
        "things": things or (),
        "is_own": found.proposed_by == request.user,
        "may_confirm": things is not None
        and offices.may_confirm_hand_over(request.user, found),
    }
    return TemplateResponse(request, "people/hand_over.html", answer)


@require_POST
def confirm_hand_over(request, key):
    said = _("Handed over.")
    return _settle(request, key, actions.confirm_hand_over, said)


@require_POST
def turn_down_hand_over(request, key):
    said = _("Everything stays where it is.")
    return _settle(request, key, actions.turn_down_hand_over, said)


def _settle(request, key, act, said):
    found = _found(request, key)
    settle(request, act, found, said)
    return redirect(found)


def _person_asked(request):
    """Oneself, or somebody of the office whose places one gives."""
    asked = request.GET.get("person", request.user.login)
    person = get_object_or_404(Person, login=asked)
    if not offices.may_hand_over(request.user, person, request.user.entity):
        raise Http404
    return person


def _found(request, key):
    """A hand-over of the office, for who made it and who may read all that it moves."""
    found = get_object_or_404(
        HandOver.objects.select_related("person", "proposed_by", "entity"), pk=key
    )
    if not offices.may_hand_over(request.user, found.person, found.entity):
        raise Http404
    is_own = found.proposed_by == request.user
    is_closed = not found.is_open
    sees_all = (
        is_own or is_closed or handing_over.things_of(found, seen_by=request.user)
    )
    if not sees_all:
        raise Http404
    return found
