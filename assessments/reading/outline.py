"""From the blocks of a Word document to the sections of a report.

A paragraph that Word, or a person, has numbered is a paragraph of the report.  What
stands unnumbered after it, its items and tables, belongs to it line by line.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ctportal.correspondence.reading import Block, Written

from .framing import text_alone

DIGITS = re.compile(r"\(?(\d+)[.)]?")
TYPED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
# The numbers of headings are counted for each reader: those typed are left out.
OF_HEADING = re.compile(r"(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.)]\s+")
# Headings as the United Nations' own templates name them.
HOUSE = {"h _ch_": 1, "h_ch": 1, "h_1": 2, "h _1": 2, "h_2": 3, "h_3": 3}
TITLES = ("title", "subtitle")
DEEPEST = 3
# The outline level that Word gives to what is no heading.
OF_BODY = 9
LONGEST_HEADING = 150
MOST_OF_HEADING = 300


@dataclass
class ReadParagraph:
    """A paragraph as it was read, with the number its document gives it."""

    text: str
    label: str = ""
    style: str = ""


@dataclass
class ReadSection:
    title: str = ""
    level: int = 1
    is_numbered: bool = True
    paragraphs: list[ReadParagraph] = field(default_factory=list)


@dataclass
class Outline:
    """A draft as it was read, and what its reader should know of the reading."""

    sections: list[ReadSection]
    tables: int = 0
    pictures: int = 0
    text_boxes: int = 0
    changes: int = 0
    remarks: int = 0
    # The first number that the report will not show as the document does.
    differs: tuple[str, int] | None = None

    @property
    def paragraphs(self) -> Iterator[ReadParagraph]:
        return (p for section in self.sections for p in section.paragraphs)


def outline_of(written: Written) -> Outline:
    """The sections of a draft, its tracked changes taken as accepted."""
    sections = Reader(list(text_alone(written.blocks))).sections()
    found = Outline(
        sections,
        tables=sum(block.is_table for block in written.blocks),
        pictures=written.pictures,
        text_boxes=written.text_boxes,
        changes=sum(block.is_changed for block in written.blocks),
        remarks=len(written.remarks),
    )
    found.differs = _differing(sections)
    return found


class Reader:
    """Reads blocks in their order into sections."""

    def __init__(self, blocks: list[Block]):
        self.blocks = blocks
        self.levels = _levels(blocks)
        self.main = _main_list(blocks)
        self.found: list[ReadSection] = []
        self.last = 0

    def sections(self) -> list[ReadSection]:
        for block in self.blocks:
            for text in block.after:
                self._take(block, text)
        if not any(p.label for section in self.found for p in section.paragraphs):
            # A document without numbers is numbered by the portal.
            for section in self.found:
                section.is_numbered = True
        return [s for s in self.found if s.title or s.paragraphs]

    def _take(self, block, text):
        if block.style.casefold() in TITLES:
            return
        level = level_of(block)
        if level is not None:
            title = OF_HEADING.sub("", " ".join(text.split()), count=1)
            deep = self.levels[level]
            self.found.append(ReadSection(title[:MOST_OF_HEADING], deep))
        elif label := self._label(block, text):
            if not block.label:
                text = TYPED.sub("", text, count=1)
            self._numbered(ReadParagraph(text, label, block.style))
        else:
            self._unnumbered(block, text)

    def _label(self, block, text) -> str:
        """The number of a paragraph of the report; none for items and the rest."""
        if block.label:
            is_main = block.counted_with == self.main
            return block.label if is_main and not block.counted_level else ""
        typed = TYPED.match(text)
        if typed and int(typed[1]) == self.last + 1:
            self.last += 1
            return f"{typed[1]}."
        return ""

    def _numbered(self, paragraph):
        if not self.found:
            self.found.append(ReadSection())
        section = self.found[-1]
        if section.paragraphs and not section.is_numbered:
            section = ReadSection(level=section.level)
            self.found.append(section)
        section.is_numbered = True
        section.paragraphs.append(paragraph)

    def _unnumbered(self, block, text):
        line = f"{block.label} {text}" if block.label else text
        if not self.found:
            self.found.append(ReadSection())
        section = self.found[-1]
        is_item = bool(block.label) or block.is_table
        if section.paragraphs and (is_item or _belongs_above(section)):
            section.paragraphs[-1].text += f"\n{line}"
            return
        section.is_numbered = False
        section.paragraphs.append(ReadParagraph(line, style=block.style))


def level_of(block: Block) -> int | None:
    """How high a heading stands; none for what is no heading."""
    if block.is_table:
        return None
    if block.outline is not None and block.outline < OF_BODY:
        return block.outline + 1
    style = block.style.casefold().replace("/", "").lstrip("_ ")
    if style.startswith("heading "):
        return int(re.sub(r"\D", "", style) or 1)
    found = (level for name, level in HOUSE.items() if style.startswith(name))
    return next(found, None) or (1 if _looks_like_heading(block) else None)


def _looks_like_heading(block) -> bool:
    """Short, bold throughout and no sentence: what people make without a style."""
    text = " ".join(block.after).strip()
    is_short = 0 < len(text) <= LONGEST_HEADING and "\n" not in text
    return block.is_bold and is_short and not text.endswith((".", ":", ";"))


def _belongs_above(section) -> bool:
    """Whether what stands unnumbered goes on the numbered paragraph above it."""
    return section.is_numbered and bool(section.paragraphs[-1].label)


def _levels(blocks) -> dict[int, int]:
    """The document's own levels, brought to those that a report has."""
    known = sorted({level for level in map(level_of, blocks) if level is not None})
    return {level: min(n, DEEPEST) for n, level in enumerate(known, start=1)}


def _main_list(blocks) -> str | None:
    """The list that the paragraphs are numbered with: the longest of digits."""
    counted = Counter(
        block.counted_with
        for block in blocks
        if DIGITS.fullmatch(block.label)
        and not block.counted_level
        and level_of(block) is None
    )
    return counted.most_common(1)[0][0] if counted else None


def _differing(sections) -> tuple[str, int] | None:
    labels = [p.label for s in sections if s.is_numbered for p in s.paragraphs]
    for number, label in enumerate(labels, start=1):
        said = DIGITS.fullmatch(label)
        if said and int(said[1]) != number:
            return label, number
    return None
