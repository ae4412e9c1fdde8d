"""The parts of an assessment and of its results, each with readers of its own."""

from ctportal.confidentiality import portions
from ctportal.correspondence.models import Document

from .models import Assessment, Finding, Need, Recommendation, Section

RESULTS = (Finding, Recommendation, Need)


def of_assessment(assessment, person) -> list:
    """Its text, the results under it, and the documents attached to any of these."""
    results = [
        result
        for model in RESULTS
        for result in model.objects.readable_by(person).under(assessment).for_table()
    ]
    parts = [*text_of(assessment, person), *results]
    return parts + documents_of([assessment, *parts], person)


def text_of(assessment, person) -> list:
    """The sections of a report, which go where the report goes."""
    readable = Section.objects.readable_by(person).for_table()
    return list(readable.of_report(assessment))


def of_result(result, person) -> list:
    return documents_of([result], person)


def documents_of(records, person) -> list:
    """The documents attached to any of these records."""
    readable = Document.objects.readable_by(person).for_table()
    return list(readable.attached_to(*records).order_by("ref"))


def register():
    """Tell the ground floor what the records of this app are made of."""
    portions.registered[Assessment.kind] = of_assessment
    portions.registered |= {model.kind: of_result for model in (*RESULTS, Section)}
