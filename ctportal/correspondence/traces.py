"""What a file carries beside what it says, in words, and what can be taken out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Taken out of a clean copy.
TAKEN_OUT = {
    "author": _("Author"),
    "last-modified-by": _("Last changed by"),
    "company": _("Organization"),
    "names": _("Names in comments and changes"),
    "place": _("Place where the picture was taken"),
    "camera": _("Camera"),
    "serial-number": _("Serial number of the camera"),
    "camera-notes": _("Notes of the camera"),
    "moment": _("When it was made"),
    "title": _("Title"),
    "description": _("Description"),
    "keywords": _("Keywords"),
    "template": _("Template"),
    "program": _("Program it was made with"),
    "program-notes": _("Notes of the program"),
    "properties": _("Other properties"),
    "xmp": _("Properties of the whole file (XMP)"),
    "thumbnail": _("Small picture of the first page"),
    "earlier-versions": _("Earlier versions of the same pages"),
    "appended": _("Something hidden after the end of the picture"),
}
# Part of what its author wrote: only they can say what becomes of it.
LEFT = {
    "comments": _("Comments"),
    "tracked-changes": _("Tracked changes"),
    "hidden-sheets": _("Hidden sheets"),
    "hidden-rows": _("Hidden rows or columns"),
    "embedded-files": _("Other files inside it"),
    "attached-files": _("Files attached to it"),
}
NAMES = TAKEN_OUT | LEFT


@dataclass(frozen=True)
class Carried:
    """One kind of trace in a file, with all that was found of it."""

    name: str | Promise
    said: str
    is_taken_out: bool


def carried(found: Iterable[tuple[str, str]]) -> list[Carried]:
    """Traces as the inspection found them, one line for each kind, in our order."""
    said: dict[str, dict[str, None]] = {}
    for code, words in found:
        said.setdefault(code, {})[words] = None
    return [
        Carried(name, ", ".join(filter(None, said[code])), code in TAKEN_OUT)
        for code, name in NAMES.items()
        if code in said
    ]
