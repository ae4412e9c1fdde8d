"""The four lists under Assessments."""

from django.urls import reverse

from assessments import actions
from assessments.lists import Assessments, Findings, Needs, NotAgreed, Recommendations
from assessments.models import Assessment, Finding, Need, Recommendation
from ctportal.pages import lists


def assessments(request):
    may_open = request.user.role in actions.WRITERS
    new_url = reverse("assessments:new") if may_open else ""
    rows = _readable(Assessment, request)
    return lists.page(request, Assessments, rows, new_url=new_url)


def recommendations(request):
    rows = _readable(Recommendation, request)
    return lists.page(request, Recommendations, rows)


def findings(request):
    return lists.page(request, Findings, _readable(Finding, request))


def needs(request):
    return lists.page(request, Needs, _readable(Need, request))


def needs_not_agreed(request):
    return lists.page(request, NotAgreed, _readable(Need, request).proposed())


def _readable(model, request):
    readable = model.objects.readable_by(request.user)
    return readable.for_table().unsealed_for(request.user)
