"""The record of an address, if it may be read."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from .. import finding
from ..models import Marking


def readable_or_404(request, ref):
    readable = Marking.objects.readable_by(request.user)
    record = finding.record_of(get_object_or_404(readable, ref=ref), request.user)
    if record is None:
        raise Http404
    request.shown.add(record)
    return record
