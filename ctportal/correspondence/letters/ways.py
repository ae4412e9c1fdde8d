"""Which way the letter of an act goes, and what is asked of it for that."""

from django.utils.translation import gettext_lazy as _

from ..models import Letter

IN, OUT = Letter.Direction.IN, Letter.Direction.OUT
EITHER = "either"

# What is asked of a letter, by the way it goes, beside its kind, number and day.
ASKED = {
    IN: ("letter_received_on",),
    OUT: ("letter_sent_on",),
    EITHER: ("letter_direction", "letter_sent_on", "letter_received_on"),
}
DRAWN = _("left out, it gets the next number")
# By the way it goes: what a letter to be chosen is called, and its number.
CALLED = {
    IN: (_("Letter received"), _("Their number"), ""),
    OUT: (_("Our letter"), _("Our number"), DRAWN),
    EITHER: (_("Its letter"), _("Number"), _("theirs, or ours where we sent it")),
}
ENTERING = {
    IN: _("Enter the letter received"),
    OUT: _("Enter our letter"),
    EITHER: _("Enter its letter"),
}
# The day that a letter of the other way does not have here.
FOREIGN = {IN: "letter_sent_on", OUT: "letter_received_on"}
GROUPS = {IN: _("Received"), OUT: _("Sent")}
