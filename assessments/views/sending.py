"""Pages on which a report of no visit goes to its State, and results of it with it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments import actions, state_results
from assessments.models import Assessment
from assessments.state_results.forms import ResultsForm, SentForm

from .assessments import MOVED, STEPS, is_sent
from .records import changeable, form_page


def to_state(request, ref):
    """Put an assessment of no visit before its State, by a letter on some day."""
    assessment = changeable(request, Assessment, ref)
    if not is_sent(assessment):
        messages.error(request, MOVED)
        return redirect(assessment)

    def act(form):
        facts = form.act_facts | {"letter": form.its_letter()}
        moved = actions.put_before_state(assessment, by=request.user, **facts)
        return _where_it_stands(request, moved, facts["results"])

    title, lead = STEPS[Assessment.Status.WITH_STATE]
    told = {"title": title, "lead": lead, "store": title, "is_step": True}
    return _page(request, assessment, SentForm, act, **told)


def results(request, ref):
    """Which results of its report a State reads, and letting it read more of them."""
    assessment = changeable(request, Assessment, ref)
    if not actions.is_shown_results(assessment):
        messages.error(request, MOVED)
        return redirect(assessment)

    def act(form):
        chosen, letter = form.cleaned_data["results"], form.its_letter()
        actions.show_results(assessment, chosen, by=request.user, letter=letter)
        return _where_it_stands(request, assessment, chosen)

    told = {"title": _("Results put before the State")}
    told["store"] = _("Let the State read them")
    return _page(request, assessment, ResultsForm, act, **told)


def _page(request, assessment, form_class, act, **context):
    standing = state_results.standing(assessment, request.user)
    request.shown.extend([one.result for one in standing])
    state = assessment.marking.state
    told = {"by": request.user, "state": state, "standing": standing}
    form = form_class(request.POST or None, **told)
    context["readers"] = state_results.readers(assessment, by=request.user)
    context |= {"about": assessment, "template": "assessments/state_results.html"}
    return form_page(request, form, act, **context)


def _where_it_stands(request, assessment, chosen):
    """The report where nothing went along; else each result with what came of it."""
    if not chosen:
        return assessment
    messages.success(request, _("The State reads what was ticked."))
    return reverse("assessments:state-results", args=[assessment.ref])
