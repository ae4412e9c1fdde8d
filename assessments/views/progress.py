"""What became of a recommendation: the State reports, CTED verifies."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments import actions
from assessments.forms import ProgressForm, VerifiedForm
from assessments.models import ProgressReport, Recommendation
from ctportal.confidentiality.policy import can_change, is_holder

from .records import changeable, form_page, readable

Status = Recommendation.Status


@dataclass(frozen=True)
class Step:
    """Something told of a recommendation: on which day, by whom, in what words."""

    on: date
    who: str
    said: str
    letter: str = ""
    record: ProgressReport | None = None


def steps_of(request, recommendation) -> list[Step]:
    """Its history, the latest first: what the State reported, what CTED verified."""
    reports = ProgressReport.objects.readable_by(request.user).for_table()
    reports = reports.filter(recommendation=recommendation)
    reported = list(reports.order_by("reported_on", "ref").unsealed_for(request.user))
    request.shown.extend(reported)
    steps = [
        Step(one.reported_on, _("State-reported"), one.text, one.letter, one)
        for one in reported
    ]
    if recommendation.implemented_on:
        evidence = recommendation.evidence
        verified = Step(recommendation.implemented_on, _("CTED-verified"), evidence)
        steps.append(verified)
    return sorted(steps, key=lambda step: step.on, reverse=True)


def may_report(person, recommendation) -> bool:
    """Whether this person reports progress for the State, or writes it down."""
    if recommendation.status == Status.DRAFT:
        return False
    keeps = can_change(person, recommendation, *actions.WRITERS)
    return keeps or actions.speaks_for_state(person, recommendation)


def report(request, ref):
    recommendation = readable(request, Recommendation, ref)
    if not may_report(request.user, recommendation):
        raise PermissionDenied

    def act(form):
        told = actions.report_progress(recommendation, by=request.user, **form.facts)
        return told.recommendation

    on_behalf = is_holder(request.user, recommendation)
    initial = {"reported_on": timezone.localdate()}
    form = ProgressForm(request.POST or None, on_behalf=on_behalf, initial=initial)
    return form_page(
        request,
        form,
        act,
        title=_("Write down what the State reports"),
        lead=_("It is the State’s word. That it was done is recorded by CTED alone."),
        about=recommendation,
    )


def implement(request, ref):
    recommendation = changeable(request, Recommendation, ref)

    def act(form):
        said = form.cleaned_data
        return actions.record_implemented(recommendation, by=request.user, **said)

    return form_page(
        request,
        VerifiedForm(request.POST or None),
        act,
        title=_("Record as implemented"),
        lead=_("CTED has verified that the State has done what was recommended."),
        about=recommendation,
    )
