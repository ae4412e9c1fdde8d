"""A report to take along, from its page."""

from django.http import Http404

from assessments.models import Assessment
from assessments.printing.answering import answer
from assessments.printing.copies import FORMATS
from ctportal.rendering.content import PAPERS

from .records import readable


def copy(request, ref):
    """The report as PDF or Word, as its address asks."""
    asked = request.GET.get("format", "pdf")
    paper = request.GET.get("paper", PAPERS[0])
    assessment = readable(request, Assessment, ref)
    if asked not in FORMATS or paper not in PAPERS:
        raise Http404
    return answer(request, assessment, asked, paper)
