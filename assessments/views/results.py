"""Pages of one finding or recommendation."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from assessments import actions, ties
from assessments.following import actions as following
from assessments.following import steps
from assessments.forms import EFFECTS, FindingForm, RecommendationForm
from assessments.grounds import actions as resting
from assessments.grounds import reading as grounds
from assessments.models import Assessment, Finding, Need, Recommendation
from assessments.statuses import of_finding, of_recommendation

from .merging import as_kept
from .progress import may_report
from .records import changeable, form_page, readable, report_of, surroundings


@as_kept(Finding)
def finding(request, ref):
    finding = readable(request, Finding, ref)
    context = surroundings(request, finding) | _report(request, finding)
    context["status"] = of_finding(finding)
    context["resting"] = recommended = grounds.resting_on(finding, request.user)
    request.shown.extend(recommended)
    return render(request, "assessments/finding.html", context)


@as_kept(Recommendation)
def recommendation(request, ref):
    recommendation = readable(request, Recommendation, ref)
    needs = Need.objects.readable_by(request.user).unsealed_for(request.user)
    needs = list(
        needs.for_table().filter(recommendation=recommendation).order_by("ref")
    )
    request.shown.extend(needs)
    context = surroundings(request, recommendation) | _report(request, recommendation)
    context |= {"needs": needs, "status": of_recommendation(recommendation)}
    context |= _tied(request, recommendation)
    context["grounds"] = rests_on = grounds.findings_of(recommendation, request.user)
    request.shown.extend(rests_on)
    context |= _followed(request, recommendation)
    return render(request, "assessments/recommendation.html", context)


def new_finding(request, ref):
    title = _("Add a finding")
    return _new(request, ref, FindingForm, actions.add_finding, title)


def new_recommendation(request, ref):
    """Another of a report; where it was come from a finding, it rests on that."""
    finding = _asked_from(request)

    def add(assessment, **said):
        made = actions.add_recommendation(assessment, **said)
        if finding:
            resting.rest_on(made, finding, by=request.user)
        return made

    title = _("Add a recommendation")
    return _new(request, ref, RecommendationForm, add, title, _suggested(finding))


def edit_finding(request, ref):
    return _edit(request, ref, Finding, FindingForm, _("Change this finding"))


def edit_recommendation(request, ref):
    title = _("Change this recommendation")
    return _edit(request, ref, Recommendation, RecommendationForm, title)


def _tied(request, recommendation):
    """What it takes up of earlier ones and what later ones take up of it."""
    known, by = [recommendation], request.user
    earlier = ties.to_earlier(known, by)[recommendation.pk]
    later = ties.to_later(known, by)[recommendation.pk]
    request.shown.extend([tied.record for tied in (*earlier, *later)])
    return {"earlier": earlier, "later": later}


def _followed(request, recommendation):
    """What became of it, and what this person may say of that."""
    known = steps.steps_of(recommendation, request.user)
    request.shown.extend(steps.records_in(known))
    return {
        "steps": known,
        "may_report": may_report(request.user, recommendation),
        "may_propose": following.may_propose(request.user, recommendation),
        "may_answer": following.may_answer(request.user, recommendation),
        "may_verify": bool(following.following(recommendation)),
    }


def _report(request, result):
    report = report_of(request, result)
    request.shown.extend([report])
    return {"report": report}


def _asked_from(request):
    """The finding that the way here led from, if there is one to be read."""
    asked = request.GET.get("finding")
    found = readable(request, Finding, asked.replace("\0", "")) if asked else None
    request.shown.extend([found])
    return found


def _suggested(finding) -> dict:
    """A recommendation begins with what its finding is about; never with its words."""
    if finding is None:
        return {}
    names = ("theme", "requirement", *EFFECTS)
    return {name: getattr(finding, name) for name in names}


def _new(request, ref, form_class, add, title, initial=None):
    assessment = changeable(request, Assessment, ref)

    def act(form):
        return add(assessment, by=request.user, **form.facts)

    lead = _("Your office alone may read it, until it is released.")
    form = form_class(request.POST or None, initial=initial)
    told = {"title": title, "lead": lead, "about": assessment, "may_repeat": True}
    return form_page(request, form, act, **told)


def _edit(request, ref, model, form_class, title):
    record = changeable(request, model, ref)

    def act(form):
        return actions.change(record, by=request.user, **form.facts)

    form = form_class(request.POST or None, instance=record)
    return form_page(request, form, act, title=title, about=record)
