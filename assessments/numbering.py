"""The numbers of a report's headings and paragraphs, as one reader sees them.

A number is the place among what this reader may read.  The office that wrote the
report, and the State it was put before, read all of it: to them these are the numbers
of the document.  To others the document's own numbers would tell by a gap that, and
where, something is kept from them; theirs run on without one.  So numbers are never
stored, and what must be found again is tied to a paragraph's anchor.
"""

from dataclasses import dataclass, field

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def roman(number: int) -> str:
    said = ""
    for value, sign in ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def letters(number: int) -> str:
    rest, last = divmod(number - 1, len(LETTERS))
    return (letters(rest) if rest else "") + LETTERS[last]


SIGNS = {1: roman, 2: letters, 3: str}


@dataclass
class Counter:
    """Counts on as a report is read from its beginning."""

    paragraphs: int = 0
    headings: dict[int, int] = field(default_factory=lambda: dict.fromkeys(SIGNS, 0))

    def heading(self, level: int) -> str:
        """The number of the next heading at a level: those below it begin anew."""
        self.headings[level] += 1
        for lower in range(level + 1, len(SIGNS) + 1):
            self.headings[lower] = 0
        return f"{SIGNS[level](self.headings[level])}."

    def paragraph(self) -> int:
        self.paragraphs += 1
        return self.paragraphs
