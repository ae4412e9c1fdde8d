"""The handling ribbon: the highest classification shown, and one plain line why."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NAMES = ("unclassified", "confidential", "strictly")
ICONS = ("", "restricted", "strictly")
NAMED_AT_MOST = 3

# Registered by the floor that knows: whom some audiences let in outside the offices of
# the person who asks.
receivers: list[Callable[[set[int], object], list[str]]] = []


@dataclass(frozen=True)
class Ribbon:
    classification: int
    why: str
    handling: str = ""

    @property
    def line(self) -> str:
        """What stands beside the classification: why one has it, how to treat it."""
        return " · ".join(part for part in (self.why, self.handling) if part)

    @property
    def name(self) -> str:
        return NAMES[self.classification]

    @property
    def icon(self) -> str:
        return ICONS[self.classification]

    @property
    def word(self) -> str:
        return (_("UNCLASSIFIED"), _("CONFIDENTIAL"), _("STRICTLY CONFIDENTIAL"))[
            self.classification
        ]

    def __str__(self):
        """The ribbon as one line of text, for files and mails."""
        exercise = [_("EXERCISE")] if settings.EXERCISE else []
        return " · ".join([*exercise, self.word, self.line])


def of(shown, person) -> Ribbon:
    """The ribbon over what is shown to this person."""
    holders = shown.holders_of_the_highest()
    because = why(holders, getattr(person, "entity", None))
    if holders and all(holder.pk in _offices(person) for holder in holders):
        because += _shared_with(shown, person)
    return Ribbon(shown.highest, because, " · ".join(shown.handlings))


def _offices(person):
    return getattr(person, "offices", ())


def _shared_with(shown, person) -> str:
    """The receivers of one's own office's records, for its people alone."""
    audiences = {mark.audience_id for mark in shown.of_the_highest()}
    names = [name for ask in receivers for name in ask(audiences, person)]
    if not names:
        return ""
    rest = len(names) - NAMED_AT_MOST
    said = ", ".join(names[:NAMED_AT_MOST])
    if rest > 0:
        more = ngettext("%(rest)s more", "%(rest)s more", rest) % {"rest": rest}
        said = f"{said}, {more}"
    return " · " + _("shared with %(receivers)s") % {"receivers": said}


def why(holders, office) -> str:
    """Why somebody of `office` reads what these organizations hold."""
    others = [holder.name for holder in holders if holder != office]
    if not holders:
        return _("nothing on this page is restricted")
    if not others:
        return _("%(office)s, your own office") % {"office": office.name}
    if len(others) < len(holders):
        return _("%(office)s, your own office, and what others share with it") % {
            "office": office.name
        }
    return _("%(offices)s, shared with your office") % {"offices": ", ".join(others)}
