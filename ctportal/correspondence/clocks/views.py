"""Pages of the letters and clocks of a record, and of the rules clocks run by."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import policy

from ..letters import ties
from ..letters.finding import record_or_404
from ..making import offers
from ..models import ClockRule, Holiday, Kind
from . import acts, rules
from .forms import HolidayForm, RuleForm, StartForm
from .reading import clocks_of


def of_record(request, ref, **typed):
    """The letters tied to a record, its clocks, and what may be done with them."""
    record = record_or_404(request, ref)
    tied = ties.letters_of(record, request.user)
    request.shown.extend([record, *(tie.letter for tie in tied)])
    can_keep = policy.can_change(request.user, record, *policy.KEEPERS)
    context = {
        "record": record,
        "ties": tied,
        "clocks": clocks_of(record, request.user),
        "can_keep": can_keep,
        "makes": offers.of(record, request.user) if can_keep else (),
        "start_form": _start_form(request, record) if can_keep else None,
    }
    return render(request, "letters/of_record.html", context | typed)


@require_POST
def start(request, ref):
    record = record_or_404(request, ref)
    form = _start_form(request, record, request.POST)
    if not form.is_valid() or not _done(form, acts.start, record, request):
        return of_record(request, ref, start_form=form)
    return redirect("letters:of-record", ref)


def act(request, ref, kind, act):
    """One act on a running clock: its form, then the act with its letter."""
    record = record_or_404(request, ref)
    policy.require_holder(request.user, record, *policy.KEEPERS)
    request.shown.add(record)
    clock, wanted = _running_or_404(record, kind), acts.ACTS.get(act)
    if wanted is None:
        raise Http404
    state = record.marking.state
    # Stopping asks nothing, so that its form may be sent empty.
    said = request.POST if request.method == "POST" else None
    form = wanted.form(said, by=request.user, state=state)
    if form.is_valid() and _done(form, wanted.act, clock, request):
        return redirect("letters:of-record", ref)
    context = {"record": record, "clock": clock, "wanted": wanted, "form": form}
    return render(request, "letters/act.html", context)


def _done(form, wanted, about, request) -> bool:
    """Act with the letter chosen or entered, all of it or nothing."""
    try:
        with transaction.atomic():
            letter = form.its_letter()
            facts = form.act_facts
            wanted(about, by=request.user, letter=letter, **facts)
    except ValidationError as refusal:
        for name, said in _refusals(refusal):
            form.add_error(name if name in form.fields else None, said)
        return False
    messages.success(request, _("Written down."))
    return True


def _refusals(refusal):
    if hasattr(refusal, "error_dict"):
        return refusal.message_dict.items()
    return [(None, refusal.messages)]


def settings(request):
    """How long clocks run, with the source of each, and the holidays."""
    can_change = request.user.role in policy.CLASSIFIERS
    context = {
        "rules": rules.in_force(),
        "holidays": Holiday.objects.all(),
        "can_change": can_change,
        "form": HolidayForm() if can_change else None,
    }
    return render(request, "letters/rules.html", context)


def rule(request, kind):
    """Let another rule begin today."""
    policy.require_role(request.user, *policy.CLASSIFIERS)
    if kind not in Kind.values:
        raise Http404
    current = ClockRule.objects.current().filter(kind=kind).last()
    form = RuleForm(request.POST or None, initial=_said(current))
    if request.method == "POST" and form.is_valid():
        rules.change_rule(kind, by=request.user, **form.cleaned_data)
        messages.success(
            request, _("In force from today; clocks that run keep theirs.")
        )
        return redirect("letters:rules")
    context = {
        "form": form,
        "title": Kind(kind).label,
        "submit": _("In force from today"),
        "back": reverse("letters:rules"),
    }
    return render(request, "letters/form.html", context)


@require_POST
def holiday(request):
    policy.require_role(request.user, *policy.CLASSIFIERS)
    form = HolidayForm(request.POST)
    if form.is_valid():
        rules.enter_holiday(by=request.user, **form.cleaned_data)
        messages.success(request, _("Entered."))
        return redirect("letters:rules")
    context = {"form": form, "title": _("Holiday"), "submit": _("Enter it")}
    return render(request, "letters/form.html", context)


@require_POST
def no_holiday(request, day):
    policy.require_role(request.user, *policy.CLASSIFIERS)
    found = get_object_or_404(Holiday, day=day)
    rules.take_out_holiday(found, by=request.user)
    return redirect("letters:rules")


def _start_form(request, record, said=None):
    return StartForm(said, by=request.user, state=record.marking.state)


def _running_or_404(record, kind):
    running = record.marking.clocks.running().select_related("record")
    return get_object_or_404(running, kind=kind)


def _said(current):
    names = RuleForm.Meta.fields
    return {name: getattr(current, name) for name in names} if current else {}
