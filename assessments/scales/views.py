"""The scale on its pages: its versions, the levels of one, and beginning another."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.reference.models import Scale

from .. import going_by
from ..naming import SPOKEN
from . import actions, reading
from .forms import LevelFormSet, ScaleForm, initial_of


def index(request):
    """Every version with the days on which it holds."""
    context = {
        "versions": [(one, going_by.status_of(one)) for one in reading.versions()],
        "to_come": reading.to_come(),
        "may_keep": going_by.may_keep(request.user),
        "tabs": going_by.tabs("assessments:scales"),
    }
    return render(request, "assessments/scales/list.html", context)


def scale(request, code):
    """One version with its levels."""
    found = get_object_or_404(reading.versions(), code=code)
    context = {
        "scale": found,
        "status": going_by.status_of(found),
        "levels": reading.drawn(found),
        "languages": SPOKEN.items(),
        "is_to_come": found == reading.to_come(),
        "may_keep": going_by.may_keep(request.user),
    }
    return render(request, "assessments/scales/scale.html", context)


def begin(request):
    """Let another version begin, or change the one that is to come."""
    going_by.require_keeper(request.user)
    known = reading.to_come()
    form, levels = _forms(request, known)
    if request.method == "POST" and form.is_valid() and levels.is_valid():
        begun = _begun(form, levels, request.user)
        if begun:
            messages.success(request, _("Stored: it begins on its day by itself."))
            return redirect("assessments:scale", begun.code)
    context = {"form": form, "levels": levels, "to_come": known}
    return render(request, "assessments/scales/begin.html", context)


@require_POST
def take_back(request, code):
    """The version that was to begin does not."""
    found = get_object_or_404(Scale, code=code)
    try:
        actions.take_back(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Taken back: the version in force goes on."))
    return redirect("assessments:scales")


def _forms(request, known):
    """Both filled in from the version to come, or from the one in force."""
    model = known or reading.current()
    begin = {"seen": known.code if known else ""}
    if known:
        begin |= {"begins_on": known.begins_on, "source": known.source}
    names = model.names if model else {}
    form = ScaleForm(request.POST or None, initial=begin, names=names)
    return form, LevelFormSet(request.POST or None, initial=initial_of(model))


def _begun(form, levels, by):
    try:
        with transaction.atomic():
            return actions.begin(by=by, levels=levels.levels, **form.facts)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        form.look_at(reading.to_come())
    return None
