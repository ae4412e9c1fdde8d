"""What waits for somebody in clearance: their own steps, and whom they stand for."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ctportal.confidentiality.finding import records_of
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from ..models import ChainStep
from . import asking


def asked_of(person):
    """The open steps that ask this person, the first to end first."""
    steps = ChainStep.objects.readable_by(person).open().filter(asking.asked_of(person))
    shown = steps.select_related("record", "function", "person", "chain__submitted_by")
    return shown.order_by("due_on", "pk")


def waiting(person) -> Iterator[Waiting]:
    """To clear, until it is answered."""
    for step, record in _with_records(asked_of(person), person):
        is_late = step.due_on < timezone.localdate()
        yield Waiting(
            title=str(record),
            href=reverse("clearance:decide", args=[record.ref, step.ref]),
            note=capfirst(_note(step, person)),
            status=Status("overdue" if is_late else "due", _("to clear")),
            when=date_format(step.due_on),
            due_on=step.due_on,
            record=record,
        )


def late(person) -> Iterator[Waiting]:
    """What this person submitted and others have not cleared by their day."""
    steps = ChainStep.objects.readable_by(person).open()
    steps = steps.filter(chain__submitted_by=person, due_on__lt=timezone.localdate())
    shown = steps.select_related("record", "function", "person")
    for step, record in _with_records(shown.order_by("due_on", "pk"), person):
        yield Waiting(
            title=str(record),
            href=reverse("clearance:of-record", args=[record.ref]),
            note=_("not cleared by %(asked)s") % {"asked": step.asked},
            status=Status("overdue", _("late")),
            when=date_format(step.due_on),
            due_on=step.due_on,
            record=record,
        )


def _with_records(steps, person):
    """Each step with its record, as far as this person reads that."""
    chosen = list(steps[:AT_MOST])
    found = records_of({step.record for step in chosen}, person)
    records = {record.pk: record for record in found}
    return [(s, records[s.record_id]) for s in chosen if s.record_id in records]


def _note(step, person) -> str:
    if step.person_id in (None, person.pk):
        asked = step.function.name if step.function else _("to clear")
    else:
        asked = _("for %(person)s") % {"person": step.person}
    told = {"asked": asked, "person": step.chain.submitted_by}
    return _("%(asked)s, submitted by %(person)s") % told


SOURCES = [waiting, late]
