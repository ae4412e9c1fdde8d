"""A page with one act and its letter: asked until it is sound, then done."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.confidentiality.actions import ChangedMeanwhile

from ...models import Decision
from .. import reading

CHANGED = gettext_lazy("Somebody has just changed this. Look at it again.")


def decision_or_404(request, ref):
    """A decision and its record, for who may read both."""
    rows = Decision.objects.readable_by(request.user).for_table()
    decision = get_object_or_404(rows, ref=ref)
    record = reading.record_of(decision, request.user)
    if record is None:
        raise Http404
    request.shown.extend([decision, record])
    return decision, record


def act_page(request, act, about, *, record, decision=None):
    """One act on a decision, a record or a hold; then back to where it stands."""
    back = (decision or record).get_absolute_url()
    # An act that asks nothing has a form that may be sent empty.
    typed = request.POST if request.method == "POST" else None
    form = act.form(typed, by=request.user, state=None)
    if form.is_valid() and _is_done(form, act, about, request.user):
        messages.success(request, _("Written down."))
        return redirect(back)
    context = {"form": form, "act": act, "record": record, "back": back}
    return render(request, "decisions/act.html", context | {"decision": decision})


def _is_done(form, act, about, person) -> bool:
    """Act with the letter chosen or entered, all of it or nothing."""
    try:
        with transaction.atomic():
            act.act(about, by=person, **form.facts)
    except ValidationError as refusal:
        for name, said in _refusals(refusal):
            form.add_error(name if name in form.fields else None, said)
    except ChangedMeanwhile:
        form.add_error(None, CHANGED)
    return form.is_valid()


def _refusals(refusal):
    if hasattr(refusal, "error_dict"):
        return refusal.message_dict.items()
    return [(None, refusal.messages)]
