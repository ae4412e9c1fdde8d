"""What is done to assessments and their results, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "advanced": _("Moved to its next status"),
    "sent": _("Lines sent to the report"),
    "implemented": _("Recorded as implemented"),
    "draft-taken-in": _("A draft made the text of the report"),
    "parted": _("A paragraph set apart"),
    "taken-out": _("Taken out of the report"),
    "agreed": _("Agreement of the State recorded"),
}
