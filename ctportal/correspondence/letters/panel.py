"""On a record's page: how many letters there are of it, which days run, and the way."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import policy
from ctportal.pages import panels
from ctportal.pages.panels import Panel, Place

from ..models import LetterTie, RunningClock


def of_record(record, person) -> list[Panel]:
    """Nothing for those who neither keep its letters nor find one there."""
    known = policy.readable_by(person, "letter__")
    count = LetterTie.objects.filter(known, record=record.marking).count()
    clocks = list(RunningClock.objects.running().filter(record=record.marking))
    may_keep = policy.can_change(person, record, *policy.KEEPERS)
    if not (count or clocks or may_keep):
        return []
    said = {"count": count, "clocks": clocks}
    title = _("Letters and clocks")
    return [Panel("letters/_panel.html", said, Place.FURTHER, title=title)]


def register(*kinds):
    """Apps above say on which of their records' pages it stands."""
    for kind in kinds:
        panels.registered[kind].append(of_record)
