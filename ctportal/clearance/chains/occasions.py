"""The days by which somebody is to clear, in their own calendar alone."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.confidentiality.finding import records_of
from ctportal.pages.occasions import Occasion, Source
from ctportal.pages.waiting import due_in

from .waiting import asked_of


def due_between(person, first, last):
    """What this person is to clear by one of these days."""
    steps = list(asked_of(person).filter(due_on__gte=first, due_on__lte=last))
    found = records_of({step.record for step in steps}, person)
    records = {record.pk: record for record in found}
    for step in steps:
        if record := records.get(step.record_id):
            yield Occasion(
                record=record,
                title=_("To clear: %(record)s") % {"record": record},
                begins_on=step.due_on,
                ends_on=step.due_on,
                kind=_("Clearance"),
                href=reverse("clearance:decide", args=[record.ref, step.ref]),
                status=due_in(step.due_on),
                part=f"clearance-{step.ref.hex[:8]}",
            )


SOURCE = Source("clearance", gettext_lazy("Clearance"), due_between)
