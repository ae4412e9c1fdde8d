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

YES, NO = _("yes"), _("no")

PRIORITIES = {1: _("High"), 2: _("Medium"), 3: _("Low")}
