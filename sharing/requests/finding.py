"""Finding what an address names, among what the reader's office holds."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.models import ConfidentialityRequest, Marking


def asked_or_404(request, ref) -> ConfidentialityRequest:
    """A confidentiality request of one's own office; nobody else knows of any."""
    readable = ConfidentialityRequest.objects.readable_by(request.user)
    own = readable.held_by(request.user.entity).for_table()
    asked = get_object_or_404(own, ref=ref)
    request.shown.add(asked)
    return asked


def kept_or_404(request, ref) -> ConfidentialityRequest:
    """The same, for those who keep the office's records."""
    asked = asked_or_404(request, ref)
    if not policy.can_change(request.user, asked, *policy.KEEPERS):
        raise PermissionDenied
    return asked


def about_or_404(request):
    """The record a new request is about, if the address names one."""
    ref = request.GET.get("about", "").replace("\0", "")
    if not ref:
        return None
    own = Marking.objects.readable_by(request.user).held_by(request.user.entity)
    record = finding.record_of(get_object_or_404(own, ref=ref), request.user)
    if record is None:
        raise Http404
    return record
