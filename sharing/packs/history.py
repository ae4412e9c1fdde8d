"""What the ledger tells of packs, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "opened": _("Put together"),
    "filled": _("A record chosen for it"),
    "chosen-anew": _("What goes in changed"),
    "copied": _("A copy made"),
}
