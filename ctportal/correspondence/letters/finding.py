"""Finding what an address names, among what the reader may read."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking, Record


def record_or_404(request, ref) -> Record:
    """The record of a reference, of whatever kind."""
    marking = get_object_or_404(Marking.objects.readable_by(request.user), ref=ref)
    record = finding.record_of(marking, request.user)
    if record is None:
        raise Http404
    return record
