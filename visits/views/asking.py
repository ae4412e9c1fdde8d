"""A page with one form, and the act that what was typed leads to."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy

from ctportal.confidentiality.actions import ChangedMeanwhile

from ..life import OutOfTurn

CHANGED = gettext_lazy(
    "Somebody else has just changed this. Look again before you go on."
)


def form_page(request, form, act, *, about=None, **words):
    """Ask until what was typed is sound, then act and go where the act leads.

    `act` is given what was typed and answers with a record or an address.  `words`:
    title, lead, button and cancel, the address of who changes their mind.
    """
    if request.method == "POST" and form.is_valid():
        led_to = _done(request, form, act)
        if led_to is not None:
            return redirect(led_to)
    if about is not None:
        request.shown.add(about)
    words.setdefault("cancel", about and about.get_absolute_url())
    context = {"form": form, "about": about} | words
    return TemplateResponse(request, "visits/form.html", context)


def act_once(request, act, *, back):
    """A button's act: what refuses it is said on the page it leads back to."""
    try:
        with transaction.atomic():
            led_to = act()
    except (ValidationError, OutOfTurn) as refused:
        messages.error(request, " ".join(getattr(refused, "messages", [str(refused)])))
    except ChangedMeanwhile:
        messages.error(request, CHANGED)
    else:
        return redirect(led_to if isinstance(led_to, str) else back)
    return redirect(back)


def _done(request, form, act):
    """Where the act led; nothing where it was refused, with the reason on the form."""
    try:
        with transaction.atomic():
            return act(getattr(form, "facts", form.cleaned_data))
    except ValidationError as refused:
        form.add_error(None, refused)
    except OutOfTurn as refused:
        form.add_error(None, str(refused))
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
    return None
