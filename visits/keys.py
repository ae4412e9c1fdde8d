"""The keys of the notebook, as its page and the help on keys tell them."""

from django.utils.translation import gettext_lazy as _

OF_NOTEBOOK = (
    (_("Store, and on to the next line"), ("Enter",)),
    (_("Line break"), ("Shift", "Enter")),
    (_("From line to line"), ("↑", "↓")),
    (_("Priority"), ("1", "2", "3")),
    (_("Unfold the rest of a line"), ("Alt", "Enter")),
    (_("Move a line, or drag its number"), ("Alt", "↑", "↓")),
    (_("Withdraw a line"), ("Alt", "Delete")),
    (_("These keys, while typing"), ("F1",)),
)
