"""Clocks that somebody keeps: they pass to another of the office."""

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.models import Marking
from ctportal.ledger.actions import note
from ctportal.people.handing_over import Held, Source

from ..models import RunningClock

GIVERS = ("head", "confidentiality-officer")


def _kept(person, office):
    kept = RunningClock.objects.running().filter(kept_by=person, record__holder=office)
    return kept.select_related("record").order_by("ends_on", "pk")


def _held(person, *, seen_by):
    clocks = list(_kept(person, seen_by.entity))
    markings = Marking.objects.readable_by(seen_by).filter(clocks__in=clocks)
    found = finding.records_of(markings.distinct(), seen_by)
    records = {record.pk: record for record in found}
    for clock in clocks:
        record = records.get(clock.record_id)
        if record is not None:
            yield Held(
                f"{record.ref}-{clock.kind}",
                f"{record}: {clock}",
                note=date_format(clock.ends_on),
                href=record.get_absolute_url(),
                record=record,
            )


@transaction.atomic
def hand_clock_on(item, *, by):
    """Let somebody else of the office be reminded of a clock."""
    clocks = _kept(item.hand_over.person, by.entity)
    clock = next(c for c in clocks if item.key == f"{c.record.ref}-{c.kind}")
    if by != item.hand_over.person:
        policy.require_holder(by, clock.record, *GIVERS)
    clock.kept_by = item.successor
    clock.save(update_fields=["kept_by"])
    note("clock-handed-on", by=by, of=clock.record, about=item.successor)


SOURCE = Source("clocks", _("Clocks they keep"), _held, hand_clock_on)
