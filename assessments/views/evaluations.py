"""Pages of evaluations by others: entered, rated, named as evidence for a need."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments import actions, bulk
from assessments.evaluations import evidence, ratings, schemes
from assessments.evaluations.forms import (
    EvaluationForm,
    EvidenceForm,
    NewEvaluationForm,
    RatingsForm,
)
from assessments.evaluations.lists import Evaluations
from assessments.models import ExternalEvaluation, Need
from ctportal.confidentiality.policy import require_role
from ctportal.pages import lists

from .records import changeable, form_page, readable, surroundings


def index(request):
    may_enter = request.user.role in actions.WRITERS
    new_url = reverse("assessments:new-evaluation") if may_enter else ""
    readable = ExternalEvaluation.objects.readable_by(request.user).for_table()
    rows = readable.unsealed_for(request.user)
    return lists.page(request, Evaluations, rows, new_url=new_url)


def evaluation(request, ref):
    evaluation = readable(request, ExternalEvaluation, ref)
    shown = evidence.needs_shown_by(evaluation, request.user)
    request.shown.extend([row.need for row in shown])
    context = surroundings(request, evaluation) | {
        "groups": ratings.of(evaluation),
        "shown": shown,
        "may_name": bulk.assesses(request.user),
        "is_rated": bool(schemes.of(evaluation)),
    }
    return render(request, "assessments/evaluation.html", context)


def new(request):
    require_role(request.user, *actions.WRITERS)

    def act(form):
        return actions.enter_evaluation(by=request.user, **form.facts)

    return form_page(
        request,
        NewEvaluationForm(request.POST or None),
        act,
        title=_("Enter an evaluation by others"),
        lead=_("Its facts and where it is published: none of CTED’s own words."),
        cancel_url=reverse("assessments:evaluations"),
    )


def edit(request, ref):
    evaluation = changeable(request, ExternalEvaluation, ref)

    def act(form):
        return actions.change(evaluation, by=request.user, **form.facts)

    form = EvaluationForm(request.POST or None, instance=evaluation)
    title = _("Change this evaluation")
    return form_page(request, form, act, title=title, about=evaluation)


def rate(request, ref):
    evaluation = changeable(request, ExternalEvaluation, ref)

    def act(form):
        actions.rate(evaluation, by=request.user, **form.facts)
        return evaluation

    form = RatingsForm(
        request.POST or None,
        evaluation=evaluation,
        initial={"given_on": evaluation.as_of},
    )
    title, template = _("Enter ratings"), "assessments/rate_evaluation.html"
    about = {"title": title, "about": evaluation}
    return form_page(request, form, act, template=template, **about)


def show_need(request, ref):
    """Name it as evidence for a need that one's own office may change."""
    evaluation = readable(request, ExternalEvaluation, ref)
    require_role(request.user, *actions.WRITERS)
    needs = evidence.needs_offered(evaluation, request.user)

    def act(form):
        said = form.cleaned_data
        actions.name_as_evidence(evaluation, by=request.user, **said)
        return evaluation

    form = EvidenceForm(request.POST or None, evaluation=evaluation, needs=needs)
    request.shown.extend(needs)
    title = _("Name as evidence for a need")
    return form_page(request, form, act, title=title, about=evaluation)


@require_POST
def take_back(request, ref):
    evaluation = readable(request, ExternalEvaluation, ref)
    named = request.POST.get("need", "").replace("\0", "")
    need = changeable(request, Need, named)
    actions.take_evidence_back(evaluation, need, by=request.user)
    return redirect(evaluation)
