"""The parts of an assessment and of its results, each with readers of its own."""

from ctportal.confidentiality import portions
from ctportal.correspondence.models import Document

from .models import Assessment, Finding, Need, Recommendation

RESULTS = (Finding, Recommendation, Need)


def of_assessment(assessment, person) -> list:
    """The results under an assessment, and the documents attached to it or to them."""
    results = [
        result
        for model in RESULTS
        for result in model.objects.readable_by(person).under(assessment).for_table()
    ]
    return results + documents_of([assessment, *results], person)


def of_result(result, person) -> list:
    return documents_of([result], person)


def documents_of(records, person) -> list:
    """The documents attached to any of these records."""
    readable = Document.objects.readable_by(person).for_table()
    return list(readable.attached_to(*records).order_by("ref"))


def register():
    """Tell the ground floor what the records of this app are made of."""
    portions.registered[Assessment.kind] = of_assessment
    portions.registered |= {model.kind: of_result for model in RESULTS}
