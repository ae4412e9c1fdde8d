"""A page with one form, and a button's act: what refuses them is said in place."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.correspondence.letters.finding import record_or_404

from ..reading import Course, course_of

CHANGED = gettext_lazy("Somebody has just changed this record. Look at it again.")


def course_or_404(request, ref) -> Course:
    """The clearance of a record; for whom it is not told there is no such page."""
    record = record_or_404(request, ref)
    course = course_of(record, request.user)
    if course is None:
        raise Http404
    request.shown.add(record)
    return course


def form_page(request, form, act, *, template="clearance/form.html", back, **words):
    """Ask until what was typed is sound, then act and go back."""
    if request.method == "POST" and form.is_valid() and _is_done(form, act):
        return redirect(back)
    return render(request, template, {"form": form, "back": back} | words)


def act_once(request, act, *, back):
    """A button's act, with what refused it said on the page it leads back to."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    except ChangedMeanwhile:
        messages.error(request, CHANGED)
    return redirect(back)


def _is_done(form, act) -> bool:
    try:
        with transaction.atomic():
            act(form.cleaned_data)
    except ValidationError as refusal:
        for name, said in getattr(refusal, "error_dict", {None: refusal}).items():
            form.add_error(name if name in form.fields else None, said)
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
    return form.is_valid()
