"""What is done to letters, and to clocks, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "opened": _("Registered"),
    "sent": _("Sent"),
    "receipt-recorded": _("Receipt recorded"),
    "made": _("Drafted from a record"),
}
# Done to whatever a letter is about or a clock hangs on.
OF_ALL = {
    "letter-tied": _("Letter tied"),
    "letter-untied": _("Letter no longer tied"),
    "letter-made": _("Letter drafted"),
    "sent-by-other-means": _("Sent by other means than the portal"),
    "clock-started": _("Days began to run"),
    "clock-extended": _("Days extended"),
    "clock-suspended": _("Days suspended"),
    "clock-resumed": _("Days run again"),
    "clock-partly": _("Answered in part"),
    "clock-answered": _("Answer recorded"),
    "clock-stopped": _("Days stopped"),
}
