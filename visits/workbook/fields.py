"""What a notebook line can say, and the heading each part has in our template."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "number": _("No."),
    "theme": _("Theme"),
    "text": _("Recommendation"),
    "priority": _("Priority"),
    "addressees": _("Addressees"),
    "need": _("Technical assistance needed"),
    "confidential": _("The State asks for confidentiality"),
    "due": _("Due"),
}

FIELDS = tuple(LABELS)

# What stands under a line on its page; a blank template does without.
FURTHER_LABELS = {
    "title": _("Title"),
    "pillar": _("Pillar"),
    "requirement": _("Requirement"),
    "gender": _("Women and women’s groups"),
    "children": _("Effects of terrorism on children"),
}
EVERY_LABEL = LABELS | FURTHER_LABELS
EVERY_FIELD = tuple(EVERY_LABEL)

# The column by which the portal knows the rows it gave out.
ROW_MARK, ROW_MARK_LABEL = "row", _("Row of the portal")

YES, NO = _("yes"), _("no")

PRIORITIES = {1: _("High"), 2: _("Medium"), 3: _("Low")}
