"""Sharing a record with others."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from .. import actions, policy
from ..forms import ReleaseForm
from .finding import readable_or_404


def release(request, ref):
    """Share a record with an organization or a group, for stated days."""
    record = readable_or_404(request, ref)
    policy.require_holder(request.user, record, *policy.KEEPERS)
    form = ReleaseForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        days = {name: form.cleaned_data[name] for name in ("begins_on", "ends_on")}
        ground = form.cleaned_data["ground"]
        actions.release(record, to=form.reader, by=request.user, ground=ground, **days)
        messages.success(request, _("Shared. The readers below are those of today."))
        return redirect("confidentiality:readers", ref)
    answer = {"record": record, "form": form}
    return TemplateResponse(request, "confidentiality/release.html", answer)
