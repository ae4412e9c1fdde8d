"""Pages of the register, and of one letter."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.explain import why_readable
from ctportal.ledger.history import told
from ctportal.pages import lists

from ..attached import attach_url, documents_of
from ..models import Letter, LetterTie
from . import actions, filing, numbering, ties
from .forms import (
    CompleteForm,
    DayForm,
    DropForm,
    LetterForm,
    NewLetterForm,
    TieForm,
)
from .history import WORDS
from .lists import Letters, stand

ACTS = {"sent": actions.send, "received": actions.record_receipt}


def index(request):
    readable = Letter.objects.readable_by(request.user).for_table()
    letters = readable.numbered_for(request.user).unsealed_for(request.user)
    may_write = request.user.role in policy.KEEPERS
    new_url = reverse("letters:new") if may_write else ""
    return lists.page(request, Letters, letters, new_url=new_url, may_drop=may_write)


def detail(request, ref, **typed):
    """One letter: what it is about, what it answers, its files."""
    letter = readable_or_404(request, ref)
    about = ties.records_of(letter, request.user)
    answered, answers = ties.exchange_around(letter, request.user)
    documents = documents_of(letter, request.user)
    shown = [letter, *(record for _tie, record in about)]
    request.shown.extend([*shown, *answered, *answers, *documents])
    can_keep = policy.can_change(request.user, letter, *policy.KEEPERS)
    context = {
        "letter": letter,
        "stand": stand(letter),
        "our_number": numbering.number_of(letter, request.user),
        "about": about,
        "answered": answered,
        "answers": answers,
        "documents": documents,
        "attach_url": attach_url(letter, request.user),
        "can_keep": can_keep,
        "day_form": DayForm(),
        "tie_form": TieForm(by=request.user) if can_keep else None,
        "why": why_readable(request.user, letter),
        "history": told(letter, WORDS),
    }
    return render(request, "letters/detail.html", context | typed)


def new(request):
    """Enter a letter in the register."""
    policy.require_role(request.user, *policy.KEEPERS)
    form = NewLetterForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        letter = actions.register(by=request.user, **form.facts)
        messages.success(request, _("Entered in the register."))
        return redirect(letter)
    context = {"form": form, "title": _("New letter"), "submit": _("Enter it")}
    return render(request, "letters/form.html", context)


def edit(request, ref):
    letter = readable_or_404(request, ref)
    policy.require_holder(request.user, letter, *policy.KEEPERS)
    request.shown.add(letter)
    form = LetterForm(request.POST or None, instance=letter, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(readable_or_404(request, ref), by=request.user, **form.facts)
            return redirect(letter)
        except ChangedMeanwhile:
            form.add_error(None, _("Somebody else has just changed this letter."))
    context = {"form": form, "letter": letter, "title": _("Change this letter")}
    return render(request, "letters/form.html", context | {"submit": _("Store")})


def drop(request):
    """File a mail or a scan; then what could not be read is filled in."""
    policy.require_role(request.user, *policy.KEEPERS)
    form = DropForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            filed = filing.file(
                facts["file"], by=request.user, is_cleaned=facts["is_cleaned"]
            )
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            return _filed(request, filed)
    context = {"form": form, "title": _("File a mail"), "submit": _("File it")}
    lead = _("It is read as far as it can be; you fill in the rest.")
    return render(request, "letters/form.html", context | {"lead": lead})


def _filed(request, filed):
    if filed.is_known:
        messages.info(request, _("This was filed before."))
        return redirect(filed.letter)
    messages.success(request, _("Filed. Fill in what could not be read."))
    for name, why in filed.refused:
        told = {"name": name, "why": why}
        messages.warning(request, _("%(name)s was not taken: %(why)s") % told)
    return redirect("letters:complete", filed.letter.ref)


def complete(request, ref):
    """What could not be read of a letter, and which of ours it answers."""
    letter = readable_or_404(request, ref)
    policy.require_holder(request.user, letter, *policy.KEEPERS)
    words = "\n".join(found.words for found in documents_of(letter, request.user))
    named = filing.answered_in(f"{letter.title}\n{words}", request.user)
    answered = {found.ref: found for found in named if found.pk != letter.pk}
    request.shown.extend([letter, *answered.values()])
    form = CompleteForm(
        request.POST or None,
        instance=letter,
        by=request.user,
        answered=list(answered.values()),
    )
    if request.method == "POST" and form.is_valid():
        facts = form.facts
        facts["answers"] = [answered[ref] for ref in facts.get("answers", ())]
        stored = readable_or_404(request, ref)
        actions.complete(stored, by=request.user, **facts)
        return redirect(letter)
    context = {"form": form, "letter": letter, "title": _("Complete this letter")}
    return render(request, "letters/form.html", context | {"submit": _("Store")})


@require_POST
def happened(request, ref, what):
    """It went out, or reached the other side, on a day."""
    letter = readable_or_404(request, ref)
    form = DayForm(request.POST)
    if not form.is_valid():
        return detail(request, ref, day_form=form)
    try:
        ACTS[what](letter, by=request.user, on=form.cleaned_data["on"])
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(letter)


@require_POST
def tie(request, ref):
    letter = readable_or_404(request, ref)
    form = TieForm(request.POST, by=request.user)
    if not form.is_valid():
        return detail(request, ref, tie_form=form)
    typed = form.cleaned_data
    actions.tie(letter, typed["record"], typed["role"], by=request.user)
    return redirect(letter)


@require_POST
def untie(request, ref):
    letter = readable_or_404(request, ref)
    asked = request.POST.get("record", ""), request.POST.get("role", "")
    known = policy.readable_by(request.user, "record__")
    record, role = (word.replace("\0", "") for word in asked)
    wanted = LetterTie.objects.filter(known, letter=letter, record__ref=record)
    tied = get_object_or_404(wanted.select_related("record"), role=role)
    actions.untie(tied, by=request.user)
    return redirect(letter)


def readable_or_404(request, ref) -> Letter:
    readable = Letter.objects.readable_by(request.user).for_table()
    shown = readable.select_related("marking__holder", "marking__state", "entity")
    return get_object_or_404(shown.unsealed_for(request.user), ref=ref)
