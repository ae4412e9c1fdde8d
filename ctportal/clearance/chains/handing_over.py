"""Steps that ask somebody by name: they pass to another of the office."""

from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.finding import record_marked, records_of
from ctportal.people.handing_over import Held, Source

from ..models import ChainStep
from . import actions


def _asked(person, seen_by):
    """What asks this person by name and has no answer, in rounds that go on."""
    steps = ChainStep.objects.readable_by(seen_by).filter(person=person, answer="")
    steps = steps.filter(chain__outcome="running")
    return steps.select_related("record").order_by("due_on", "pk")


def _held(person, *, seen_by):
    steps = list(_asked(person, seen_by))
    found = records_of({step.record for step in steps}, seen_by)
    records = {record.pk: record for record in found}
    for step in steps:
        if record := records.get(step.record_id):
            yield Held(
                str(step.ref),
                str(record),
                note=date_format(step.due_on) if step.due_on else "",
                href=record.get_absolute_url(),
                record=record,
                moves=actions.may_pass_on(seen_by, record),
            )


@transaction.atomic
def hand_step_on(item, *, by):
    """Let somebody else of the office be asked."""
    step = _asked(item.hand_over.person, by).get(ref=UUID(item.key))
    record = record_marked(step.record_id, by)
    actions.pass_on(step, record, by=by, person=item.successor)


SOURCE = Source("clearance", _("What they are to clear"), _held, hand_step_on)
