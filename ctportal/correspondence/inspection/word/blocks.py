"""The body of a document: its paragraphs and tables, in their order."""

import re
from dataclasses import asdict, dataclass, field

from .numbering import Numbering
from .package import Package, W, children, value
from .remarks import remarks_of
from .runs import PUT_IN, TAKEN_OUT, Reader, Words
from .styles import Styles

CONTENTS = re.compile(r"toc \d|toc heading|table of figures", re.IGNORECASE)
MOST_BLOCKS = 20_000


class TooLong(Exception):
    """More than anybody reads: refused whole, as half of it would be taken for all."""


@dataclass
class Block:
    """One paragraph as it was before, and what has become of it since.

    `after` is empty where it was taken out; `before` where it was put in; several
    where it was parted into several, or others were put in after it.
    """

    before: str
    after: list[str]
    style: str = ""
    outline: int | None = None
    is_bold: bool = False
    is_table: bool = False
    # The list it is counted with, where Word counts it.
    counted_with: str = ""
    counted_level: int = 0
    label: str = ""
    is_bullet: bool = False
    remarks: list[str] = field(default_factory=list)


def read(content: bytes) -> dict:
    """Everything a document says, as plain lists and words."""
    package = Package(content)
    document = package.part("document.xml")
    body = document.find(W + "body")
    found = Body(package)
    found.read(document if body is None else body)
    return {
        "blocks": [asdict(block) for block in found.blocks],
        "remarks": remarks_of(package, found.reader.quoted),
        "text_boxes": sum(1 for _box in document.iter(W + "txbxContent")),
        "pictures": sum(1 for _picture in document.iter(W + "drawing")),
    }


class Body:
    def __init__(self, package):
        self.styles = Styles(package.part("styles.xml"))
        self.numbering = Numbering(package.part("numbering.xml"))
        self.notes = {
            name: _notes(package.part(f"{name}.xml"), name)
            for name in ("footnotes", "endnotes")
        }
        self.reader = Reader()
        self.blocks: list[Block] = []
        # The last paragraph's end: put in, it is one with the next of before; taken
        # out, the next one was joined to it.
        self._end = ""

    def read(self, element):
        for child in children(element):
            if len(self.blocks) > MOST_BLOCKS:
                raise TooLong
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in (W + "ins", W + "del", W + "moveFrom", W + "moveTo"):
                self.read(child)

    def _paragraph(self, element):
        block, words = self._block(element), self.reader.words_of(element)
        if CONTENTS.fullmatch(block.style):
            return
        block.is_bold = words.is_bold or bool(self._of_style(element, "is_bold"))
        block.remarks = words.remarks
        before, after = words.before.strip(), words.after.strip()
        notes = self._notes_said(words)
        block.before = before + notes if before else ""
        block.after = [after + notes] if after else []
        self._join(block, words)

    def _join(self, block, words: Words):
        """Paragraphs that were one before are one block; one joined since is taken in
        by the paragraph before it."""
        last = self.blocks[-1] if self.blocks else None
        if self._end == PUT_IN and last and not last.is_table:
            last.before = " ".join(filter(None, [last.before, block.before]))
            last.after += block.after
            last.remarks += block.remarks
        elif self._end == TAKEN_OUT and last and last.after and block.after:
            last.after[-1] = f"{last.after[-1]} {block.after[0]}"
            block.after = []
            self.blocks.append(block)
        elif block.before or block.after or block.remarks:
            self.blocks.append(block)
        self._end = words.end

    def _block(self, element) -> Block:
        number = self._number(element)
        style = value(element, f"{W}pPr/{W}pStyle") or self.styles.usual
        outline = value(element, f"{W}pPr/{W}outlineLvl")
        if outline is None or not outline.isdecimal():
            outline = self.styles.handed_down(style, "outline")
        block = Block("", [], style=self.styles.name_of(style))
        block.outline = None if outline is None else int(outline)
        if number:
            block.counted_with = number.counted_with
            block.counted_level = number.level
            block.label, block.is_bullet = number.label, number.is_bullet
        return block

    def _number(self, element):
        own = value(element, f"{W}pPr/{W}numPr/{W}numId")
        listed = own or self._of_style(element, "numbering")
        if not listed or listed == "0" or _is_new_end_only(element):
            return None
        level = value(element, f"{W}pPr/{W}numPr/{W}ilvl")
        level = level or self._of_style(element, "level") or "0"
        return self.numbering.next(listed, int(level))

    def _of_style(self, element, what):
        style = value(element, f"{W}pPr/{W}pStyle") or self.styles.usual
        return self.styles.handed_down(style, what)

    def _table(self, element):
        """A table as text: a line for each row, its cells parted by a stroke."""
        rows = [self._row(row) for row in element.iter(W + "tr")]
        before = "\n".join(line for line, _after, _remarks in rows if line.strip(" |"))
        after = "\n".join(line for _before, line, _remarks in rows if line.strip(" |"))
        remarks = [remark for *_lines, found in rows for remark in found]
        block = Block(before, [after] if after else [], is_table=True, remarks=remarks)
        self._end = ""
        if before or after:
            self.blocks.append(block)

    def _row(self, row):
        cells = [
            [self.reader.words_of(p) for p in children(cell) if p.tag == W + "p"]
            for cell in children(row)
            if cell.tag == W + "tc"
        ]
        remarks = [
            remark for cell in cells for words in cell for remark in words.remarks
        ]
        before, after = (
            " | ".join(
                " ".join(getattr(words, when) for words in cell) for cell in cells
            )
            for when in ("before", "after")
        )
        is_new = row.find(f"{W}trPr/{W}ins") is not None
        is_gone = row.find(f"{W}trPr/{W}del") is not None
        return "" if is_new else before, "" if is_gone else after, remarks

    def _notes_said(self, words: Words) -> str:
        """Notes at the foot follow the paragraph, each on a line of its own."""
        found = [self.notes[part].get(number, "") for part, number in words.notes]
        return "".join(f"\n[*] {said}" for said in found if said)


def _is_new_end_only(element) -> bool:
    """An empty paragraph is not counted by those who read the document."""
    return element.find(f".//{W}t") is None and element.find(f".//{W}delText") is None


def _notes(root, name) -> dict[str, str]:
    return {
        element.get(W + "id"): "".join(
            t.text or "" for t in element.iter(W + "t")
        ).strip()
        for element in root.iter(W + name.removesuffix("s"))
        if element.get(W + "type", "normal") == "normal"
    }
