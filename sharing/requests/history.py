"""What is done to confidentiality requests, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "opened": _("Entered"),
    "extended": _("Put in force over records"),
    "confirmed": _("Confirmed in writing by the State"),
    "days-set": _("Days set"),
    "lifting-proposed": _("Lifting proposed"),
    "lifting-turned-down": _("Lifting turned down"),
    "partly-lifted": _("Lifted from some records"),
    "lifted": _("Lifted"),
}
