"""What is done to visits, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "opened": _("Put on the list"),
    "became-agreement-sought": _("Agreement sought"),
    "became-agreed": _("Agreed by the host Government"),
    "became-preparation": _("Preparation begun"),
    "became-under-way": _("Visit begun"),
    "became-preliminary": _("Preliminary assessment transmitted"),
    "became-draft-report": _("Draft report begun"),
    "became-with-state": _("Report sent to the State"),
    "became-committee": _("Before the Committee"),
    "became-adopted": _("Report adopted"),
    "became-follow-up": _("Follow-up begun"),
    "became-closed": _("Closed"),
    "became-postponed": _("Postponed"),
    "became-cancelled": _("Cancelled"),
    "became-declined": _("Declined by the State"),
    "days-moved": _("Postponed to new days"),
    "taken-up": _("Taken up again, with new days"),
    "state-agreed": _("Agreed by one of the Governments"),
    "parts-said": _("Days on site and virtual said"),
    "item-settled": _("Checklist: settled"),
    "item-reopened": _("Checklist: opened again"),
    "answered": _("Answered by the State"),
    "delegation-joined": _("Delegation joined"),
    "delegation-left": _("Delegation left"),
    "lines-moved": _("Lines put in another order"),
    "lines-sent": _("Lines sent to the report"),
    "confidentiality-asked": _("Confidentiality asked by the State"),
}
OUTSIDE_WORDS = {
    "opened": _("Entered"),
    "called-off": _("Called off"),
}
LIST_WORDS = {
    "opened": _("Begun"),
    "entry-added": _("State put on the list"),
    "entry-taken-off": _("State taken off before approval"),
    "approved": _("Approved by the Committee"),
    "changed-by-decision": _("Changed by a decision of the Committee"),
}
REPORT_WORDS = {
    "opened": _("Draft begun"),
    "cleared": _("Cleared for transmission"),
    "superseded": _("Replaced by a later version"),
}
CONSULTATION_WORDS = {
    "opened": _("Called"),
    "area-agreed": _("Area agreed"),
}
