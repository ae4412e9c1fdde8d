"""Keeping one field of a record back, and sharing it again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.people import by_two

from .. import finding, policy, returning, sealing
from ..forms import SealForm
from ..models import SealedValue
from .finding import readable_or_404


def seal(request, ref):
    """Do not share one field of a record."""
    record = readable_or_404(request, ref)
    policy.require_holder(request.user, record, *policy.KEEPERS)
    form = SealForm(
        request.POST or None,
        sealable=sealing.sealable_fields(record),
        readers=sealing.readers_of(record),
    )
    if request.method == "POST" and form.is_valid():
        sealing.seal(record, by=request.user, **form.facts)
        messages.success(request, _("Not shared from now on."))
        return redirect("confidentiality:readers", ref)
    answer = {"record": record, "form": form}
    return TemplateResponse(request, "confidentiality/seal.html", answer)


@require_POST
def share_again(request, ref):
    """Propose that a value is shared again, or settle what another proposed."""
    sealed, record = _sealed_or_404(request, ref)
    try:
        messages.success(request, _settled(sealed, request))
    except (ValidationError, by_two.AlreadySettled) as refusal:
        messages.error(request, _why(refusal))
    return redirect("confidentiality:readers", record.ref)


def _settled(sealed, request):
    proposed = sealed.returns.open().first()
    if "turn-down" in request.POST and proposed:
        returning.turn_down(proposed, by=request.user)
        return _("It stays as it is: not shared.")
    if "confirm" in request.POST and proposed:
        returning.confirm(proposed, by=request.user)
        return _("Shared again with all who read the record.")
    returning.propose(sealed, by=request.user)
    return _("Proposed. It waits for a second person.")


def _why(refusal):
    if isinstance(refusal, ValidationError):
        return refusal.messages[0]
    return _("Somebody has answered meanwhile.")


def _sealed_or_404(request, ref):
    locked = SealedValue.objects.readable_by(request.user).locked()
    sealed = get_object_or_404(locked.for_table(), ref=ref)
    record = finding.record_marked(sealed.of_id, request.user)
    if record is None:
        raise Http404
    return sealed, record
