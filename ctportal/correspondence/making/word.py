"""A letter as a Word document, on the template of the office that writes it.

An office's own letterhead lies under its code among the letter templates; without one
the letter is written on a plain page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.conf import settings
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

A4 = Mm(210), Mm(297)
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
# What python-docx's own template brings along and nobody asked for.
FOREIGN_PARTS = ("thumbnail", "customXml", "extended-properties")
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True)
class Page:
    """A letter in words: everything that stands on it, in its own language."""

    language: str
    office: str
    mark: str
    reference: str
    title: str
    heading: str
    paragraphs: Sequence[str]
    place_and_day: str
    addressee: str
    organization: str
    page_word: str
    handling: str = ""
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


def made(page: Page, office_code: str) -> bytes:
    """The letter as a file."""
    document = _template(office_code)
    _set_properties(document, page)
    _write_edges(document.sections[0], page)
    _write_head(document, page)
    *before, closing = page.paragraphs
    for paragraph in before:
        _write(document, paragraph, after=10)
    if page.rows:
        _write_table(document, page)
    _write(document, closing, after=18)
    _write(document, page.place_and_day, align=RIGHT, after=24)
    _write(document, page.addressee)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _template(office_code):
    letterhead = settings.LETTER_TEMPLATES / f"{office_code}.docx"
    if letterhead.exists():
        return Document(letterhead)
    document = Document()
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in FOREIGN_PARTS:
                del relations[key]
    section = document.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = Cm(2.5)
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(12)
    return document


def _set_properties(document, page):
    """Nothing but the title and the language: neither a name nor an hour."""
    properties = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "subject"):
        setattr(properties, name, "")
    properties.title = page.title[:255]
    properties.language = TAGS[page.language]
    properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), TAGS[page.language])


def _write_edges(section, page):
    for edge in (section.header, section.footer):
        line = edge.paragraphs[0]
        line.alignment = CENTRE
        line.add_run(page.mark).bold = True
        if page.handling:
            line.add_run(f" · {page.handling}")
    number = section.footer.add_paragraph(f"{page.page_word} ")
    number.alignment = CENTRE
    _write_field(number, "PAGE")


def _write_field(paragraph, instruction):
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)


def _write_head(document, page):
    _write(document, page.organization, align=CENTRE, bold=True)
    _write(document, page.office, align=CENTRE, after=12)
    _write(document, page.heading, align=CENTRE, bold=True, after=12)
    _write(document, page.reference, after=12)


def _write_table(document, page):
    table = document.add_table(rows=1, cols=len(page.columns), style="Table Grid")
    for cell, said in zip(table.rows[0].cells, page.columns, strict=True):
        cell.paragraphs[0].add_run(said).bold = True
    _repeat(table.rows[0])
    for row in page.rows:
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = _printable(said)
    document.add_paragraph()


def _repeat(row):
    """The head of a table again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _write(document, text, *, align=None, bold=False, after=0):
    paragraph = document.add_paragraph()
    paragraph.add_run(_printable(text)).bold = bold
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)


def _printable(text):
    """Without the signs that a Word document cannot hold."""
    return "".join(c for c in text if c in "\n\t" or ord(c) >= ord(" "))
