"""On a record's page: how many letters there are of it, which days run, and the way."""

from ctportal.confidentiality import policy
from ctportal.pages import panels
from ctportal.pages.panels import Panel

from ..models import LetterTie, RunningClock


def of_record(record, person) -> list[Panel]:
    """Nothing for those who neither keep its letters nor find one there."""
    known = policy.readable_by(person, "letter__")
    count = LetterTie.objects.filter(known, record=record.marking).count()
    clocks = list(RunningClock.objects.running().filter(record=record.marking))
    may_keep = policy.can_change(person, record, *policy.KEEPERS)
    if not (count or clocks or may_keep):
        return []
    return [Panel("letters/_panel.html", {"count": count, "clocks": clocks})]


def register(*kinds):
    """Apps above say on which of their records' pages it stands."""
    for kind in kinds:
        panels.registered[kind].append(of_record)
