"""Giving records another classification."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import actions, policy, prospects
from ..forms import ClassifyForm
from ..models import Marking
from .finding import readable_or_404


def classify(request, ref):
    """Another classification: first what it would do, then done."""
    record = readable_or_404(request, ref)
    policy.require_holder(request.user, record, *policy.KEEPERS)
    marking = record.marking
    form = ClassifyForm(request.POST or None, marking=marking, by=request.user)
    effect = None
    if request.method == "POST" and form.is_valid():
        if "save" in request.POST and _is_done(form, record, by=request.user):
            messages.success(request, _("Classified. The former one and why are kept."))
            return _back_from(marking, request.user)
        effect = form.is_valid() and _effect(form.cleaned_data, record)
    former = marking.reclassifications.select_related("by")
    answer = {"record": record, "form": form, "effect": effect, "former": former}
    return TemplateResponse(request, "confidentiality/classify.html", answer)


def _is_done(form, record, *, by) -> bool:
    try:
        actions.reclassify(record, by=by, **form.cleaned_data)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True


def _effect(chosen, record):
    classification, functions = chosen["classification"], chosen["functions"]
    return prospects.effect_of(
        record, functions=functions, classification=classification
    )


def _back_from(marking, person):
    """To who reads it now, unless that is no longer this person."""
    if Marking.objects.readable_by(person).filter(pk=marking.pk).exists():
        return redirect("confidentiality:readers", marking.ref)
    return redirect("/")
