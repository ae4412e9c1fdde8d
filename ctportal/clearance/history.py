"""What clearance and the Committee do to records of every kind, in words."""

from django.utils.translation import gettext_lazy as _

# Done to whatever is before the Committee.
DECISIONS = {
    "decision-circulated": _("Circulated to the Committee"),
    "decision-extended": _("The Committee’s deadline extended"),
    "decision-adopted": _("Adopted by the Committee"),
    "decision-not-adopted": _("Not adopted by the Committee"),
    "decision-withdrawn": _("Withdrawn from circulation to the Committee"),
    # Of no record, since who may read it may not know of these; the auditor may not.
    "own-hold-placed": _("Hold placed"),
    "own-hold-extended": _("Hold extended"),
    "own-hold-lifted": _("Hold lifted"),
    "seat-proposed": _("Seat on the Committee proposed"),
    "seat-given": _("Seat on the Committee given"),
    "seat-ended": _("Seat on the Committee ended"),
    "seat-turned-down": _("Seat on the Committee turned down"),
}
# Done to a decision itself.
OF_DECISIONS = {
    "opened": _("Opened"),
    "extended": _("Deadline extended"),
    "adopted": _("Adopted"),
    "not-adopted": _("Not adopted"),
    "withdrawn": _("Withdrawn from circulation"),
}
OF_ALL = {
    "chain-submitted": _("Submitted for clearance"),
    "chain-taken-back": _("Taken back from clearance"),
    "step-cleared": _("A step of its clearance cleared"),
    "step-with-changes": _("A step of its clearance cleared with changes"),
    "step-returned": _("Returned from clearance"),
    "step-passed-on": _("A step of its clearance given to another"),
    "chain-cleared": _("Cleared"),
    "other-version-acknowledged": _("Another version than the cleared one goes out"),
}
