"""The paragraphs of a section: where one ends, and how each is known again.

An empty line ends a paragraph; the lines before it are its own: its items, the rows of
a table.  Each paragraph has an anchor, drawn once, by which a comment or a citation
finds it when words around it have changed.  An anchor tells nothing of its place.
"""

import re
import secrets

from ctportal.confidentiality.actions.markings import ALPHABET

from .alignment import aligned

EMPTY_LINES = re.compile(r"\n\s*\n")
LENGTH = 6


def split(text: str) -> list[str]:
    parts = EMPTY_LINES.split(text.replace("\r\n", "\n"))
    return [part.strip() for part in parts if part.strip()]


def joined(paragraphs) -> str:
    return "\n\n".join(paragraphs)


def draw_anchor() -> str:
    return "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))


def anchors_of(text: str, former: str = "", anchors=()) -> list[str]:
    """An anchor for each paragraph: what stood before keeps its own."""
    later = split(text)
    kept = {}
    for old, new in aligned(split(former), later):
        if old is not None and new is not None and old < len(anchors):
            kept[new] = anchors[old]
    return [kept.get(number) or draw_anchor() for number in range(len(later))]
