"""What is done to projects, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.ledger.history import Entry, told

from .evidence import Evidence

WORDS = {
    "opened": gettext_lazy("Idea written down"),
    "record-attached": gettext_lazy("Record attached"),
    "criterion-attested": gettext_lazy("Criterion attested"),
    "criterion-waived": gettext_lazy("Criterion waived"),
    "stage-approved": gettext_lazy("Approved"),
    "stage-conditions": gettext_lazy("Approved with conditions"),
    "stage-deferred": gettext_lazy("Deferred"),
    "stage-returned": gettext_lazy("Returned for revision"),
    "stage-not-approved": gettext_lazy("Not approved"),
}


def history_with_inputs(evidence: Evidence) -> list[Entry]:
    """What the ledger tells the originating office, and the inputs received."""
    received = [
        Entry(
            given.created_at,
            _("Input of %(office)s") % {"office": given.holder},
            given.get_absolute_url(),
        )
        for given in evidence.inputs
    ]
    done = told(evidence.project, WORDS)
    return sorted(done + received, key=lambda entry: entry.at, reverse=True)[:12]
