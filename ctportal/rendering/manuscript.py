"""Writing into a Word document, in the direction and letters of its language."""

from contextlib import contextmanager
from dataclasses import dataclass

from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

from ctportal.rendering.direction import stretches
from ctportal.rendering.languages import language_of
from ctportal.rendering.plaintext import lines_of, printable
from ctportal.rendering.proportions import numeric, widths


@dataclass(frozen=True)
class Heading:
    """A heading as it is written, and its place among all of the document's."""

    place: int
    title: str
    number: str
    level: int

    @property
    def line(self) -> str:
        return f"{self.number}  {self.title}" if self.number else self.title

    @property
    def style(self) -> str:
        """What stands apart from numbered chapters is known again when it is read."""
        is_apart = self.level == 1 and not self.number
        return "Heading apart" if is_apart else f"Heading {self.level}"

    @property
    def bookmark(self) -> str:
        return f"_Toc{self.place:08d}"


class Manuscript:
    """A document being written, from its first paragraph to its last.

    All formatting is in the styles; only direction is set where it occurs, because
    Word takes it from nowhere else.
    """

    def __init__(self, document, language):
        self.document = document
        self.place = document
        self.right_to_left = language_of(language).right_to_left

    def header(self):
        return self._at(self.document.sections[0].header)

    def footer(self):
        return self._at(self.document.sections[0].footer)

    @contextmanager
    def _at(self, edge):
        """Write at an edge of the page, which comes with an empty paragraph."""
        self.place = edge
        _remove(edge.paragraphs[0])
        yield
        self.place = self.document

    def paragraph(self, style, text=""):
        paragraph = self.place.add_paragraph()
        self._turn(paragraph, style)
        self.add(paragraph, text)
        return paragraph

    def add(self, paragraph, text, style=None):
        """Add words to a paragraph, one run for each direction in them."""
        for words, right_to_left in stretches(printable(text), self.right_to_left):
            run = paragraph.add_run(words, style=style)
            if right_to_left:
                run.font.rtl = True

    def prose(self, text):
        lines = lines_of(printable(text))
        return [self.paragraph("Normal", line) for line in lines]

    def cited(self, paragraph):
        """A paragraph with its number before it, and under it what stands there."""
        if not paragraph.number:
            self.prose(paragraph.text)
        else:
            self._numbered(paragraph)
        for note in paragraph.notes:
            self.paragraph("Note", note)

    def _numbered(self, paragraph):
        line = self.paragraph("Numbered", f"{paragraph.number}.")
        line.add_run("\t")
        for place, words in enumerate(lines_of(printable(paragraph.text))):
            if place:
                line.add_run().add_break()
            self.add(line, words)

    def chapter(self, heading):
        """A heading that the list of contents leads to; a chapter may have none.

        Numbers are written out: Word and LibreOffice disagree on where an automatic
        number stands in a line from right to left.
        """
        if not heading.title:
            return
        paragraph = self.paragraph(heading.style, heading.line)
        if heading.place == 1:
            paragraph.paragraph_format.page_break_before = True
        mark = {"id": heading.place, "name": heading.bookmark}
        place = _element("w:bookmarkStart", **mark)
        paragraph._p.insert_element_before(place, "w:r")
        paragraph._p.append(_element("w:bookmarkEnd", id=heading.place))

    def contents(self, headings, depth):
        """A list of contents that is right as it stands and that Word can renew."""
        named = [h for h in headings if h.title and h.level <= depth]
        lines = [self._entry(heading) for heading in named]
        if lines:
            for run in _field_opening(rf'TOC \o "1-{depth}" \n \h \u'):
                lines[0]._p.insert_element_before(run, "w:hyperlink")
            lines[-1]._p.append(_field_character("end"))

    def _entry(self, heading):
        line = self.paragraph(f"toc {heading.level}", heading.line)
        link = _element("w:hyperlink", anchor=heading.bookmark, history=1)
        link.extend(line._p.r_lst)
        line._p.append(link)
        return line

    def field(self, paragraph, instruction):
        """A number that Word works out, such as that of the page."""
        field = _element("w:fldSimple", instr=instruction)
        run = paragraph.add_run("1")
        field.append(run._r)
        paragraph._p.append(field)

    def table(self, table):
        if table.caption:
            self.paragraph("Caption", table.caption)
        grid = self.place.add_table(1 + len(table.rows), len(table.columns))
        grid.style = "Document Table"
        grid.autofit = False
        if self.right_to_left:
            grid.table_direction = WD_TABLE_DIRECTION.RTL
        self._fill(grid, table)
        self._set_widths(grid, table)
        _repeat(grid.rows[0])
        self.paragraph("Spacer")

    def _fill(self, grid, table):
        styles = [
            "Number cell" if is_numeric else "Cell"
            for is_numeric in numeric(table.columns, table.rows)
        ]
        for row, texts in zip(grid.rows, [table.columns, *table.rows], strict=True):
            _keep_whole(row)
            for cell, text, style in zip(row.cells, texts, styles, strict=True):
                self._turn(cell.paragraphs[0], style)
                self.add(cell.paragraphs[0], text)

    def _set_widths(self, grid, table):
        """Word reads the width of each cell, LibreOffice that of the column."""
        for column, share in zip(grid.columns, self._shares(table), strict=True):
            column.width = share
            for cell in column.cells:
                cell.width = share

    def _shares(self, table):
        section = self.document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        parts = widths(table.columns, table.rows)
        return [Emu(int(room * part / sum(parts))) for part in parts]

    def _turn(self, paragraph, style):
        paragraph.style = style
        if self.right_to_left:
            paragraph._p.pPr.append(_element("w:bidi"))


def _element(tag, /, **attributes):
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    return element


def _remove(paragraph):
    paragraph._p.getparent().remove(paragraph._p)


def _field_character(kind):
    run = _element("w:r")
    run.append(_element("w:fldChar", fldCharType=kind))
    return run


def _field_opening(instruction):
    asked = _element("w:r")
    text = _element("w:instrText")
    text.text = f" {instruction} "
    asked.append(text)
    return [_field_character("begin"), asked, _field_character("separate")]


def _repeat(row):
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _keep_whole(row):
    row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit"))
