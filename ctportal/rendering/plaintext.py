"""Text as a document may hold it: no control characters, nothing without a shape."""

import unicodedata
from functools import cache
from pathlib import Path

COVERAGE = Path(__file__).parent / "fonts" / "coverage.txt"
SPACES = str.maketrans("\t\v\f\u2028\u2029\x85", " \n\n\n\n\n")

# Joiners and direction marks belong to the spelling of Arabic and its neighbours.
KEPT = "\n\u200c\u200d\u200e\u200f"
DROPPED = ("Cc", "Cf", "Co", "Cs")


def printable(text: str) -> str:
    """`text` without control, private-use and bidirectional override characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(SPACES)
    kept = (character for character in lines if _is_printable(character))
    return unicodedata.normalize("NFC", "".join(kept))


def drawable(text: str) -> str:
    """`text` with what our fonts cannot draw written out as its code point."""
    shapes = covered()
    return "".join(
        character if character in shapes else f"[U+{ord(character):04X}]"
        for character in printable(text)
    )


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


@cache
def covered() -> frozenset[str]:
    """Every character that the fonts of the documents can show."""
    points = {*KEPT}
    for span in COVERAGE.read_text().split():
        first, last = (int(point, 16) for point in span.split("-"))
        points.update(map(chr, range(first, last + 1)))
    return frozenset(points)


def _is_printable(character):
    is_noncharacter = ord(character) & 0xFFFE == 0xFFFE
    is_noncharacter |= "\ufdd0" <= character <= "\ufdef"
    return character in KEPT or not (
        is_noncharacter or unicodedata.category(character) in DROPPED
    )
