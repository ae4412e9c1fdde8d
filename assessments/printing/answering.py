"""A report handed over as a file: made for who asks, disclosed as it is sent."""

from django.http import HttpResponse

from assessments.models import Assessment
from assessments.whole import whole
from ctportal.correspondence.serving import SAFE
from ctportal.pages import panels

from .copies import FORMATS, document_of


def answer(request, assessment: Assessment, asked: str, paper: str) -> HttpResponse:
    """Of one of the formats, on one of the papers."""
    read = whole(assessment, request.user)
    request.shown.extend(read.records)
    beside = panels.of(assessment, request.user)
    facts = [fact for panel in beside for fact in panel.facts]
    request.shown.extend(r for panel in beside if panel.facts for r in panel.records)
    document = document_of(read, request.user, request.shown, paper=paper, facts=facts)
    render, kind = FORMATS[asked]
    named = f'attachment; filename="{assessment.ref}.{asked}"'
    return HttpResponse(
        render(document), kind, headers=SAFE | {"Content-Disposition": named}
    )
