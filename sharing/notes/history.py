"""What the ledger tells of notes, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "opened": _("Begun"),
    "changed": _("Changed"),
    "handed-in": _("Put before who signs it"),
    "signed": _("Signed"),
    "passed-on": _("Passed on"),
}
