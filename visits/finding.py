"""Finding what an address names, among what the reader may read."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from .delegations import is_delegate
from .models import Visit, Workbook


def visit_or_404(request, ref) -> Visit:
    visits = Visit.objects.readable_by(request.user).for_table()
    return get_object_or_404(visits.unsealed_for(request.user), ref=ref)


def own_visit_or_404(request, ref) -> Visit:
    """A visit whose delegation this person belongs to: for others, no notebook."""
    visit = visit_or_404(request, ref)
    if not is_delegate(request.user, visit):
        raise Http404
    return visit


def workbook_or_404(request, visit, ref) -> Workbook:
    workbooks = Workbook.objects.readable_by(request.user).of_visit(visit)
    return get_object_or_404(workbooks.for_table(), ref=ref)
