"""What happened to a project, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.ledger.history import history_of

from .evidence import Evidence

WORDS = {
    "project-opened": gettext_lazy("Idea written down"),
    "project-changed": gettext_lazy("Changed"),
    "project-record-attached": gettext_lazy("Record attached"),
    "project-criterion-attested": gettext_lazy("Criterion attested"),
    "project-criterion-waived": gettext_lazy("Criterion waived"),
    "project-stage-approved": gettext_lazy("Approved"),
    "project-stage-conditions": gettext_lazy("Approved with conditions"),
    "project-stage-deferred": gettext_lazy("Deferred"),
    "project-stage-returned": gettext_lazy("Returned for revision"),
    "project-stage-not-approved": gettext_lazy("Not approved"),
    "released": gettext_lazy("Shared"),
    "reclassified": gettext_lazy("Reclassified"),
}


@dataclass(frozen=True)
class Entry:
    """One line of the history."""

    at: datetime
    what: str
    href: str = ""


def history_with_inputs(evidence: Evidence) -> list[Entry]:
    """What the ledger tells the originating office, and the inputs received."""
    done = [
        Entry(happening.at, WORDS.get(happening.kind, happening.kind))
        for happening in history_of(evidence.project)
    ]
    received = [
        Entry(
            given.created_at,
            _("Input of %(office)s") % {"office": given.holder},
            given.get_absolute_url(),
        )
        for given in evidence.inputs
    ]
    return sorted(done + received, key=lambda entry: entry.at, reverse=True)[:12]
