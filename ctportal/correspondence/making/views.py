"""The page on which a letter is made from a record."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy

from ..letters.finding import record_or_404
from . import actions, days, offers, receiving
from .forms import MakeForm
from .words import LANGUAGES


def make(request, ref, template):
    """One click and a look: language, last day, portions; then the draft is there."""
    record = record_or_404(request, ref)
    policy.require_holder(request.user, record, *policy.KEEPERS)
    wanted = offers.named(record, template, request.user)
    if wanted is None:
        raise Http404
    state = record.marking.state
    portions = receiving.readable_by_state(wanted.portions(record, request.user), state)
    request.shown.extend([record, *portions])
    form = MakeForm(
        request.POST or None,
        template=wanted,
        portions=portions,
        initial={"language": _language(), "until": days.last_day(record, wanted)},
    )
    if request.method == "POST" and form.is_valid():
        return _made(request, record, wanted, form, portions)
    return _page(request, record, wanted, form)


def _made(request, record, wanted, form, portions):
    said = form.cleaned_data
    chosen = {marking.pk for marking in said.pop("portions", ())}
    said["portions"] = [part for part in portions if part.pk in chosen]
    try:
        letter = actions.make(record, wanted, by=request.user, **said)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _page(request, record, wanted, form)
    messages.success(request, _("The draft is in the register, with its document."))
    return redirect(letter)


def _page(request, record, wanted, form):
    context = {"record": record, "wanted": wanted, "form": form}
    return render(request, "letters/make.html", context)


def _language():
    """The reader's own where letters are written in it."""
    spoken = (get_language() or "en").split("-")[0]
    return spoken if spoken in LANGUAGES else "en"
