"""What the State reports it has done on a recommendation."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments import actions
from assessments.forms import ProgressForm
from assessments.models import Recommendation
from ctportal.confidentiality.policy import can_change, is_holder

from .records import form_page, readable

Status = Recommendation.Status


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
    title = _("Write down what the State reports")
    initial = {"reported_on": timezone.localdate()}
    form = ProgressForm(request.POST or None, on_behalf=on_behalf, initial=initial)
    return form_page(
        request,
        form,
        act,
        title=title if on_behalf else _("Report what was done"),
        lead=_("It is the State’s word. That it was done is recorded by CTED alone."),
        about=recommendation,
    )
