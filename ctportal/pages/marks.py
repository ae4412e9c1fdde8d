"""The small marks that say what something is: icon, chip, status."""

from dataclasses import dataclass
from functools import cache

from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

CHIPS = {
    1: ("confidential", "restricted", _("Confidential")),
    2: ("strictly", "strictly", _("Strictly Confidential")),
}


@cache
def icon(name: str) -> SafeString:
    """A drawn sign, always beside a word, so it is not read out itself."""
    return format_html(
        '<svg class="icon icon-{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        name,
        static("icons.svg"),
        name,
    )


def chip(classification: int, href: str = "", is_open: bool = False) -> SafeString:
    """The classification of a record, leading to who can read it."""
    if classification not in CHIPS:
        return SafeString("")
    name, sign, word = CHIPS[classification]
    inside = format_html("{}{}", icon(sign), word)
    if not href:
        return format_html('<span class="chip chip-{}">{}</span>', name, inside)
    return format_html(
        '<a class="chip chip-{}" href="{}" title="{}"{}>{}</a>',
        name,
        href,
        _("Who can read this?"),
        SafeString(' aria-current="true"' if is_open else ""),
        inside,
    )


@dataclass(frozen=True)
class Status:
    """Where something stands: one of the drawn kinds, and the word for it."""

    kind: str
    word: str | Promise

    def __str__(self):
        return str(self.word)

    def __html__(self):
        return format_html(
            '<span class="status status-{}">{}{}</span>',
            self.kind,
            icon(self.kind),
            capfirst(self.word),
        )


def bar(share, classes: str = "share-bar", is_late: bool = False) -> SafeString:
    """How much of something is done, in hundredths; the words stand beside it."""
    return format_html(
        '<svg class="bar {}{}" viewBox="0 0 100 8" preserveAspectRatio="none"'
        ' aria-hidden="true"><rect class="bar-track" width="100" height="8"/>'
        '<rect class="bar-done" width="{}" height="8"/></svg>',
        classes,
        " bar-late" if is_late else "",
        max(0, min(100, round(float(share)))),
    )
