"""Finding what an address names, among what the reader may read."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from assessments.models import Recommendation

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


def line_or_404(request, visit, ref) -> Recommendation:
    """A line of this visit's notebook, also one taken out of it."""
    records = Recommendation.objects.readable_by(request.user).for_table()
    lines = records.filter(marking__of_visits__visit=visit).with_requirement()
    lines = lines.select_related("changed_by", "theme__pillar")
    return get_object_or_404(lines.unsealed_for(request.user), ref=ref)


def workbook_or_404(request, visit, ref) -> Workbook:
    workbooks = Workbook.objects.readable_by(request.user).of_visit(visit)
    return get_object_or_404(workbooks.for_table(), ref=ref)
