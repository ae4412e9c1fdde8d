"""Naming a reader for what is Strictly Confidential and has none left."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.people.settling import settle

from .. import naming, policy
from ..forms import NamingForm
from ..models import Naming


def nobodys(request):
    """What nobody is left to read, and what was proposed for it."""
    policy.require_role(request.user, *policy.CLASSIFIERS)
    open_ones = Naming.objects.open().select_related("function", "proposed_by")
    answer = {"records": naming.nobodys(), "proposed": open_ones}
    return TemplateResponse(request, "confidentiality/nobodys.html", answer)


def name_reader(request, ref):
    """Propose a function for one of them."""
    policy.require_role(request.user, *policy.CLASSIFIERS)
    record = next((found for found in naming.nobodys() if found.ref == ref), None)
    if record is None:
        raise Http404
    form = NamingForm(request.POST or None, functions=naming.functions_of(record))
    if request.method == "POST" and form.is_valid():
        naming.propose(ref, by=request.user, **form.cleaned_data)
        messages.success(request, _("Proposed. It waits for a second person."))
        return redirect("confidentiality:nobodys")
    answer = {"record": record, "form": form}
    return TemplateResponse(request, "confidentiality/name_reader.html", answer)


@require_POST
def settle_naming(request, ref):
    """Confirm it as the second person, or turn it down."""
    policy.require_role(request.user, *policy.CLASSIFIERS)
    proposed = get_object_or_404(Naming, ref=ref)
    act = naming.confirm if "confirm" in request.POST else naming.turn_down
    settle(request, act, proposed)
    return redirect("confidentiality:nobodys")
