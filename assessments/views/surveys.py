"""Pages of blank survey instruments: read, exported, issued, cleared, made anew."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from assessments import bulk
from assessments.actions import WRITERS
from assessments.actions import surveys as actions
from assessments.models import SurveyInstrument
from assessments.surveys import files, questionnaire
from assessments.surveys.forms import InstrumentForm
from assessments.surveys.lists import Instruments, of_instrument
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.policy import require_role
from ctportal.pages import lists

from .records import changeable, form_page, readable, surroundings

Status = SurveyInstrument.Status
# What may be done at each status: the word of the step, its act, what it says.
STEPS = {
    "issue": (actions.issue, gettext_lazy("Issue this version")),
    "clear": (actions.clear, gettext_lazy("Clear for transmission")),
    "next": (actions.next_version, gettext_lazy("Begin the next version")),
}


def index(request):
    new_url = reverse("assessments:new-instrument")
    rows = SurveyInstrument.objects.readable_by(request.user).for_table()
    shown = rows.unsealed_for(request.user)
    may_begin = bulk.verifies(request.user)
    return lists.page(request, Instruments, shown, new_url=new_url if may_begin else "")


def instrument(request, ref):
    """One version; as a file for those who design assistance by it."""
    instrument = readable(request, SurveyInstrument, ref)
    versions = SurveyInstrument.objects.readable_by(request.user).for_table()
    versions = list(versions.of_series(instrument).unsealed_for(request.user))
    parts = questionnaire.of_version(instrument.pk)
    context = surroundings(request, instrument)
    if request.GET.get("format") in files.OF_INSTRUMENT:
        return files.of_instrument(request, instrument, parts)
    request.shown.extend(versions)
    context |= {"parts": parts, "versions": versions}
    context["status"] = of_instrument(instrument)
    is_taken = context["panels"]["take_the_step"]
    steps = _open_steps(instrument, is_taken)
    context["steps"] = [(name, STEPS[name][1]) for name in steps]
    return render(request, "assessments/instrument.html", context)


def new(request):
    require_role(request.user, *WRITERS)

    def act(form):
        return actions.begin_instrument(by=request.user, **form.facts)

    return form_page(
        request,
        InstrumentForm(request.POST or None),
        act,
        title=_("Begin a questionnaire"),
        lead=_("A draft: it is issued when its questions stand."),
        cancel_url=reverse("assessments:instruments"),
    )


def edit(request, ref):
    instrument = changeable(request, SurveyInstrument, ref)

    def act(form):
        return actions.change_instrument(instrument, by=request.user, **form.facts)

    form = InstrumentForm(request.POST or None, instance=instrument)
    title = _("Change this questionnaire")
    return form_page(request, form, act, title=title, about=instrument)


@require_POST
def step(request, ref):
    instrument = changeable(request, SurveyInstrument, ref)
    act, _label = STEPS.get(request.POST.get("step"), (None, ""))
    try:
        return redirect(act(instrument, by=request.user) if act else instrument)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    except ChangedMeanwhile:
        messages.error(request, _("Somebody changed this meanwhile. Look again."))
    return redirect(instrument)


def _open_steps(instrument, is_taken) -> list[str]:
    """Those offered here; what its clearance is to take is not."""
    if instrument.is_draft:
        return [] if is_taken else ["issue"]
    if instrument.status == Status.ISSUED:
        return ["clear", "next"] if instrument.is_kept and not is_taken else ["next"]
    return []
