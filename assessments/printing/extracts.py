"""What concerns one cross-cutting matter as a Word document, for one reader."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.text import capfirst

from assessments.models import Finding, Need, Recommendation
from ctportal.pages import ribbon
from ctportal.rendering.content import CLASSIFICATIONS, PAPERS, Document, Section

from . import items
from .readers import named

ITEMS = {
    Finding: items.of_finding,
    Recommendation: items.of_recommendation,
    Need: items.of_need,
}


def document_of(extract, shown) -> Document:
    """Each record with its marking, its status and whatever else is known of it."""
    person = extract.person
    return Document(
        title=str(extract.about),
        subtitle=capfirst(extract.matter.label),
        state="",
        language=translation.get_language(),
        paper=PAPERS[0],
        classification=CLASSIFICATIONS[shown.highest],
        handling_line=ribbon.of(shown, person).line,
        exercise=settings.EXERCISE,
        reader_line=named(person),
        as_of=timezone.now(),
        sections=[
            Section(heading, items=[ITEMS[type(r)](r) for r in records], number="")
            for heading, records in extract.groups
        ],
    )
