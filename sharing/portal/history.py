"""What is written of acts on no record here, in words."""

from django.utils.translation import gettext_lazy as _

OF_NO_RECORD = {
    "party-status-entered": _("Entered how a State stands to an instrument"),
}
