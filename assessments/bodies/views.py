"""Pages of other bodies' recommendations."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import (
    KEEPERS,
    can_change,
    require_holder,
    require_role,
)
from ctportal.pages import lists

from ..models import BodyRecommendation
from ..views.records import form_page, readable, surroundings
from . import actions
from .forms import BodyForm, NewBodyForm
from .lists import BodyRecommendations


def index(request):
    rows = BodyRecommendation.objects.readable_by(request.user).for_table()
    may_enter = request.user.role in KEEPERS
    new_url = reverse("assessments:new-body-recommendation") if may_enter else ""
    shown = rows.unsealed_for(request.user)
    return lists.page(request, BodyRecommendations, shown, new_url=new_url)


def recommendation(request, ref):
    found = readable(request, BodyRecommendation, ref)
    context = surroundings(request, found)
    context["may_change"] = can_change(request.user, found, *KEEPERS)
    return render(request, "assessments/body_recommendation.html", context)


def new(request):
    require_role(request.user, *KEEPERS)

    def act(form):
        return actions.enter(by=request.user, **form.facts)

    return form_page(
        request,
        NewBodyForm(request.POST or None),
        act,
        title=_("Write down what another body recommends"),
        lead=_("It is never counted with what CTED recommends."),
        cancel_url=reverse("assessments:body-recommendations"),
    )


def edit(request, ref):
    found = readable(request, BodyRecommendation, ref)
    require_holder(request.user, found, *KEEPERS)
    stored = readable(request, BodyRecommendation, ref)

    def act(form):
        return actions.change(stored, by=request.user, **form.facts)

    title = _("Change this recommendation")
    form = BodyForm(request.POST or None, instance=found)
    return form_page(request, form, act, title=title, about=found)
