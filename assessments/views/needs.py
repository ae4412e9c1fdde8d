"""Pages of one need: proposed by CTED, agreed by the State."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments import actions
from assessments.evaluations import evidence
from assessments.forms import AgreementForm, MetForm, NeedForm
from assessments.models import Need, Recommendation
from assessments.programmes import asked as programmes
from assessments.statuses import of_need

from .merging import as_kept
from .records import changeable, form_page, readable, report_of, surroundings


@as_kept(Need)
def need(request, ref):
    need = readable(request, Need, ref)
    report, recommendation = report_of(request, need), _source(request, need)
    shown_by = evidence.showing(need, request.user)
    by_others = [row.evaluation for row in shown_by]
    request.shown.extend([report, recommendation, *by_others])
    asked = programmes.of_need(need, request.user)
    request.shown.extend(record for one in asked for record in one.records)
    context = surroundings(request, need) | {
        "report": report,
        "recommendation": recommendation,
        "shown_by": shown_by,
        "status": of_need(need),
        "is_asked": actions.speaks_for_state(request.user, need),
        "asked": asked,
    }
    return render(request, "assessments/need.html", context)


def propose(request, ref):
    recommendation = changeable(request, Recommendation, ref)

    def act(form):
        return actions.propose_need(recommendation, by=request.user, **form.facts)

    return form_page(
        request,
        NeedForm(request.POST or None, initial=_suggested(recommendation)),
        act,
        title=_("Propose a need"),
        lead=_("Whoever may read the recommendation may read the need."),
        about=recommendation,
    )


def edit(request, ref):
    need = changeable(request, Need, ref)

    def act(form):
        return actions.change(need, by=request.user, **form.facts)

    form = NeedForm(request.POST or None, instance=need)
    return form_page(request, form, act, title=_("Change this need"), about=need)


def agree(request, ref):
    need = changeable(request, Need, ref)

    def act(form):
        facts = form.act_facts | {"letter": form.its_letter()}
        return actions.record_agreement(need, by=request.user, **facts)

    return form_page(
        request,
        AgreementForm(request.POST or None, by=request.user, state=need.marking.state),
        act,
        title=_("Record the State’s agreement"),
        lead=_("From then on projects may answer this need."),
        about=need,
    )


def meet(request, ref):
    need = changeable(request, Need, ref)

    def act(form):
        return actions.record_met(need, by=request.user, **form.cleaned_data)

    return form_page(
        request,
        MetForm(request.POST or None),
        act,
        title=_("Record that the need was met"),
        lead=_("Only what the State agreed to is met."),
        about=need,
    )


def _source(request, need):
    if need.recommendation_id is None:
        return None
    readable = Recommendation.objects.readable_by(request.user).for_table()
    shown = readable.unsealed_for(request.user)
    return shown.filter(pk=need.recommendation_id).first()


def _suggested(recommendation):
    """A need begins with the words of the recommendation it comes from.

    What is sealed there is not written down here in clear.
    """
    copied = ("title", "text", "theme", "priority", "concerns_gender")
    copied += ("concerns_children", "language")
    copied = [name for name in copied if name not in recommendation.sealed]
    said = {name: getattr(recommendation, name) for name in copied}
    return said | {"proposed_on": timezone.localdate()}
