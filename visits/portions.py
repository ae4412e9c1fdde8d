"""What a visit is made of: its report, its results and all that hangs under them."""

from assessments.portions import documents_of, of_assessment
from ctportal.confidentiality import portions

from . import results
from .models import Visit


def of_visit(visit, person) -> list:
    """As far as this person may read; each part has readers of its own."""
    report = results.report_of(visit, person)
    under_it = [report, *of_assessment(report, person)] if report else []
    written = [
        result
        for model in results.KINDS
        for result in results.of_visit(model, visit, person)
    ]
    return [*under_it, *written, *documents_of([visit, *written], person)]


def register():
    """Tell the ground floor what a visit is made of."""
    portions.registered[Visit.kind] = of_visit
