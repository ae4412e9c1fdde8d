"""What a document says, and nothing else: the renderers know only these words.

Whoever collects a document does so under its reader's keys.  One that would go out
under a lower mark than one of its parts is refused here, before it is drawn.

Text is plain strings, already in the language of the document; a table says the mark
of its rows in a column of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

# From the lowest to the highest.
CLASSIFICATIONS = ("unclassified", "confidential", "strictly")
PAPERS = ("a4", "us-letter")


@dataclass(frozen=True)
class Paragraph:
    """Some lines of text; one that is cited has a number.

    Notes stand under it, each a line: what was found there, what is said of it.
    """

    text: str
    number: str = ""
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Item:
    """One record: its facts are pairs of a label and a value."""

    ref: str
    title: str
    text: str
    facts: Sequence[tuple[str, str]]
    classification: str

    def __post_init__(self):
        _require(self.classification in CLASSIFICATIONS, "unknown classification")


@dataclass(frozen=True)
class Table:
    """Rows of text, each as long as the list of columns."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""

    def __post_init__(self):
        even = all(len(row) == len(self.columns) for row in self.rows)
        _require(even, "a row is longer or shorter than its table is wide")


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, down to the next heading.

    A chapter without a number of its own is numbered by its place among such; an empty
    number leaves it without one.  What stands under a heading of its own may be marked
    by itself, with a reference to be found by.
    """

    heading: str
    paragraphs: Sequence[Paragraph] = ()
    tables: Sequence[Table] = ()
    items: Sequence[Item] = ()
    level: int = 1
    number: str | None = None
    ref: str = ""
    classification: str = CLASSIFICATIONS[0]

    def __post_init__(self):
        _require(self.classification in CLASSIFICATIONS, "unknown classification")

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands where something might: a heading of a report may."""
        holds = self.paragraphs or self.tables or self.items
        return not holds and self.number is None


@dataclass(frozen=True)
class Document:
    """One copy of a document, for one reader.

    `as_of` is the moment it was collected, with its time zone; both files bear it as
    their date, so that the same document always makes the same bytes.
    """

    title: str
    subtitle: str
    state: str
    language: str
    paper: str
    classification: str
    handling_line: str
    exercise: bool
    reader_line: str
    as_of: datetime
    sections: Sequence[Section]
    # Copies of packs are numbered.
    copy_number: int | None = None
    # What the cover says besides: pairs of a label and a value.
    facts: Sequence[tuple[str, str]] = ()
    # How deep the headings are that contents name.
    contents_depth: int = 1

    def __post_init__(self):
        _require(self.paper in PAPERS, "unknown paper")
        _require(self.classification in CLASSIFICATIONS, "unknown classification")
        _require(self.as_of.tzinfo is not None, "as_of needs a time zone")
        _require(not self._parts_above_it(), "a part is marked above its document")
        levels = [0, *(part.level for part in self.sections if part.heading)]
        deeper = pairwise(levels)
        _require(all(b <= a + 1 for a, b in deeper), "a level of headings is skipped")

    def _parts_above_it(self):
        rank = CLASSIFICATIONS.index
        parts = [p for section in self.sections for p in (section, *section.items)]
        return [p for p in parts if rank(p.classification) > rank(self.classification)]


def prose(*texts: str) -> list[Paragraph]:
    """Paragraphs that nobody cites by number."""
    return [Paragraph(text) for text in texts]


def numbers(sections: Sequence[Section]) -> list[str]:
    """The number before each heading: its own, or its place among those counted."""
    counted, said = 0, []
    for section in sections:
        if section.number is None:
            counted += 1
        said.append(str(counted) if section.number is None else section.number)
    return said


def _require(holds, otherwise):
    if not holds:
        raise ValueError(otherwise)
