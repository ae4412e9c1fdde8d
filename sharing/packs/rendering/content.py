"""What a pack says, and nothing else: the renderers know only these words.

Whoever collects a pack does so under its reader's keys.  A pack that would go out
under a lower mark than one of its items is refused here, before it is drawn.

Text is plain strings, already in the language of the pack; a table says the mark of
its rows in a column of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

# From the lowest to the highest.
CLASSIFICATIONS = ("unclassified", "confidential", "strictly")
PAPERS = ("a4", "us-letter")


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
    heading: str
    paragraphs: Sequence[str] = ()
    tables: Sequence[Table] = ()
    items: Sequence[Item] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.paragraphs or self.tables or self.items)


@dataclass(frozen=True)
class Pack:
    """One numbered copy of a briefing pack, for one reader.

    `as_of` is the moment the pack was collected, with its time zone; both files bear
    it as their date, so that the same pack always makes the same bytes.
    """

    title: str
    subtitle: str
    state: str
    language: str
    paper: str
    classification: str
    handling_line: str
    exercise: bool
    copy_number: int
    reader_line: str
    as_of: datetime
    sections: Sequence[Section]

    def __post_init__(self):
        _require(self.paper in PAPERS, "unknown paper")
        _require(self.classification in CLASSIFICATIONS, "unknown classification")
        _require(self.as_of.tzinfo is not None, "as_of needs a time zone")
        _require(not self._items_above_it(), "an item is marked above its pack")

    def _items_above_it(self):
        rank = CLASSIFICATIONS.index
        return [
            item
            for section in self.sections
            for item in section.items
            if rank(item.classification) > rank(self.classification)
        ]


def _require(holds, otherwise):
    if not holds:
        raise ValueError(otherwise)
