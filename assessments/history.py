"""What is done to assessments and their results, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "advanced": _("Moved to its next status"),
    "to-clearance": _("Sent to clearance"),
    "to-with-state": _("Put before the State"),
    "results-shown": _("Results of it put before the State"),
    "to-committee": _("Put before the Committee"),
    "to-adopted": _("Adopted"),
    "to-superseded": _("Superseded"),
    "to-drafters": _("Back with its drafters"),
    "sent": _("Lines sent to the report"),
    "implemented": _("Recorded as implemented"),
    "verified": _("Status verified by CTED"),
    "draft-taken-in": _("A draft made the text of the report"),
    "translated": _("Put into another language"),
    "placed": _("Placed at a paragraph"),
    "parted": _("A paragraph set apart"),
    "taken-out": _("Taken out of the report"),
    "withdrawn": _("Withdrawn from the notebook"),
    "restored": _("Taken back into the notebook"),
    "issued": _("Issued"),
    "cleared": _("Cleared for transmission"),
    "superseded": _("Superseded by a later version"),
    "rated": _("Ratings entered"),
    "shown": _("Evidence by others named"),
    "no-longer-shown": _("Evidence by others taken back"),
    "merged": _("Merged with a duplicate"),
    "taken-apart": _("Taken apart from a duplicate"),
    "undone": _("Undone"),
    "stands": _("No longer superseded"),
    "agreed": _("Agreement of the State recorded"),
    "met": _("Recorded as met"),
}
# Done to what assessments go by.
OF_NO_RECORD = {
    "scale-begun": _("Another version of the scale entered"),
    "scale-taken-back": _("A version of the scale taken back"),
    "requirement-begun": _("A requirement of a resolution entered"),
    "requirement-ended": _("The end of a requirement of a resolution entered"),
    "requirement-checked": _("A requirement checked against its resolution"),
    "requirement-taken-back": _("A requirement of a resolution taken back"),
    "approval-proposed": _("Proposed what the Committee approves"),
    "approval-changed": _("Confirmed what the Committee approves"),
    "approval-left": _("Left what the Committee approves as it is"),
}
