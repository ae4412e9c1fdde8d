"""The corrigenda of a report, on its page."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from assessments.actions import WRITERS
from assessments.models import Assessment, Corrigendum
from ctportal.confidentiality.policy import can_change
from ctportal.pages.panels import Panel, Place

IN_THE_OFFICE = (Assessment.Status.DRAFT, Assessment.Status.CLEARANCE)


def of_report(report, person) -> Iterator[Panel]:
    known = Corrigendum.objects.readable_by(person).of_report(report)
    found = list(known.for_table())
    is_out = report.status not in IN_THE_OFFICE
    may_correct = is_out and can_change(person, report, *WRITERS)
    if found or may_correct:
        said = {"corrigenda": found, "may_correct": may_correct}
        yield Panel(
            "corrigenda/_panel.html",
            said,
            Place.FURTHER,
            title=_("Corrigenda"),
            records=found,
        )
