"""Pages of one assessment: the report with what may be read beneath it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from assessments import actions
from assessments.approvals import following, life_of
from assessments.forms import AssessmentForm, NewAssessmentForm
from assessments.models import Assessment
from assessments.statuses import of_assessment
from assessments.whole import whole
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.policy import require_role
from ctportal.pages.pieces import rail

from .merging import as_kept
from .records import changeable, form_page, readable, surroundings

Status = Assessment.Status
# The act that leads to each status, and what it entails.
STEPS = {
    Status.CLEARANCE: (gettext_lazy("Send to clearance"), ""),
    Status.WITH_STATE: (
        gettext_lazy("Put before the State"),
        gettext_lazy("The State’s permanent mission may read it from then on."),
    ),
    Status.COMMITTEE: (
        gettext_lazy("Put before the Committee"),
        gettext_lazy("The members of the Committee may read it from then on."),
    ),
    Status.ADOPTED: (
        gettext_lazy("Record as adopted"),
        gettext_lazy("It is shared as reports are by default."),
    ),
}
MOVED = gettext_lazy("Somebody has moved this assessment on. Look where it stands now.")


@as_kept(Assessment)
def detail(request, ref):
    assessment = readable(request, Assessment, ref)
    read = whole(assessment, request.user)
    request.shown.extend(read.records)
    context = surroundings(request, assessment) | vars(read)
    context["may_comment"] = actions.may_comment(request.user, assessment)
    context["status"] = of_assessment(assessment)
    life = [(status, status.label) for status in life_of(assessment)]
    context["steps"] = rail(life, assessment.status)
    status = following(assessment)
    context["step_fields"] = [("to", status)]
    context["step"], context["sure"] = STEPS.get(status, ("", ""))
    context["is_sent"] = is_sent(assessment)
    context["is_shown_results"] = actions.is_shown_results(assessment)
    return render(request, "assessments/assessment.html", context)


def new(request):
    require_role(request.user, *actions.WRITERS)

    def act(form):
        return actions.open_assessment(by=request.user, **form.facts)

    return form_page(
        request,
        NewAssessmentForm(request.POST or None),
        act,
        title=_("Begin an assessment"),
        lead=_("Your office alone may read it, until it is put before the State."),
        cancel_url=reverse("assessments:index"),
    )


def edit(request, ref):
    assessment = changeable(request, Assessment, ref)

    def act(form):
        return actions.change(assessment, by=request.user, **form.facts)

    form = AssessmentForm(request.POST or None, instance=assessment)
    title = _("Change this assessment")
    return form_page(request, form, act, title=title, about=assessment)


def is_sent(assessment) -> bool:
    """Whether its next step is a sending of its own, with a letter and days."""
    follows = following(assessment) == Status.WITH_STATE
    return follows and actions.goes_by_itself(assessment)


@require_POST
def advance(request, ref):
    """Take the step that the page offered: sent twice, it is taken once."""
    assessment = changeable(request, Assessment, ref)
    status = following(assessment)
    if status not in STEPS or request.POST.get("to") != status:
        messages.error(request, MOVED)
        return redirect(assessment)
    try:
        is_sent = status == Status.WITH_STATE
        act = actions.put_before_state if is_sent else actions.advance
        act(assessment, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    except ChangedMeanwhile:
        messages.error(request, MOVED)
    return redirect(assessment)
