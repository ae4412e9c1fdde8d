"""What was done to a record, in sentences; for its holder's people only."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from ctportal.ledger.history import history_of

SENTENCES = {
    "opened": _("Opened by %(name)s"),
    "changed": _("Changed by %(name)s"),
    "advanced": _("Moved to its next status by %(name)s"),
    "implemented": _("Recorded as implemented by %(name)s"),
    "agreed": _("Agreement of the State recorded by %(name)s"),
    "released": _("Released by %(name)s"),
    "reclassified": _("Classified anew by %(name)s"),
    "confidentiality-request-extended": _(
        "Put under a confidentiality request by %(name)s"
    ),
}
OTHERWISE = _("Worked on by %(name)s")


@dataclass(frozen=True)
class Entry:
    """One thing that happened, as the history of a page shows it."""

    at: datetime
    what: str


def told(record) -> list[Entry]:
    """The history of a record, newest first."""
    return [Entry(done.at, _sentence(record, done)) for done in history_of(record)]


def _sentence(record, done):
    event = done.kind.removeprefix(f"{record.kind}-")
    return SENTENCES.get(event, OTHERWISE) % {"name": done.name}
