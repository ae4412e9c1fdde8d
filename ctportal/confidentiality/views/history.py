"""What a record said before."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import policy, revising
from ..actions import ChangedMeanwhile
from .finding import readable_or_404


def history(request, ref):
    """Former values, change by change, for the originating office's people."""
    record = readable_or_404(request, ref)
    policy.require_holder(request.user, record)
    changes = revising.changes_of(record, request.user)
    answer = {"record": record, "changes": changes}
    return TemplateResponse(request, "confidentiality/history.html", answer)


@require_POST
def revert(request, ref):
    """Take one former value back."""
    record = readable_or_404(request, ref)
    which = {"field": request.POST.get("field"), "at": _moment(request)}
    try:
        revising.revert(record, by=request.user, **which)
        messages.success(request, _("The former value is back."))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    except ChangedMeanwhile:
        messages.error(request, _("Somebody has changed this meanwhile."))
    return redirect("confidentiality:history", ref)


def _moment(request):
    try:
        moment = parse_datetime(request.POST.get("at", ""))
    except ValueError as error:
        raise Http404 from error
    if moment is None:
        raise Http404
    return moment
