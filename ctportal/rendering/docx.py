"""A Word document: our styles, clean properties, the same bytes each time."""

import re
from io import BytesIO

from ctportal.rendering.archive import without_moments
from ctportal.rendering.blank import blank_document
from ctportal.rendering.content import CLASSIFICATIONS, numbers
from ctportal.rendering.manuscript import Heading, Manuscript
from ctportal.rendering.words import words_for

NUMBERS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}

# An item shorter than this, in letters, stands on one page.
KEPT_WHOLE = 1200


def render_docx(asked) -> bytes:
    words = words_for(asked)
    document = blank_document(asked, words.mark)
    manuscript = Manuscript(document, asked.language)
    headings = _headings(asked.sections)
    _write_edges(manuscript, asked, words)
    _write_cover(manuscript, asked, words, headings)
    for section, heading in zip(asked.sections, headings, strict=True):
        _write_section(manuscript, section, heading, words)
    file = BytesIO()
    document.save(file)
    return without_moments(file.getvalue())


def _write_edges(manuscript, asked, words):
    """The marks that every page bears, above and below."""
    with manuscript.header():
        _write_ribbon(manuscript, asked, words)
        manuscript.paragraph("Header", f"{asked.title} · {words.copy}")
    with manuscript.footer():
        line = manuscript.paragraph("Footer", f"{words.copy} · ")
        for part in re.split(r"(\{pages?\})", words.page):
            if part in NUMBERS:
                manuscript.field(line, NUMBERS[part])
            else:
                manuscript.add(line, part)
        _write_ribbon(manuscript, asked, words)


def _write_ribbon(manuscript, asked, words):
    ribbon = manuscript.paragraph(f"Ribbon {asked.classification}")
    handling = f" · {asked.handling_line}" if asked.handling_line else ""
    before, after = (f"{words.exercise} · ", f" · {words.exercise}")
    if not words.exercise:
        before = after = ""
    manuscript.add(ribbon, before + words.mark, style="Strong")
    manuscript.add(ribbon, handling)
    manuscript.add(ribbon, after, style="Strong")


def _write_cover(manuscript, asked, words, headings):
    manuscript.paragraph("Title", asked.title)
    if asked.subtitle:
        manuscript.paragraph("Subtitle", asked.subtitle)
    if words.exercise_notice:
        manuscript.paragraph("Notice", words.exercise_notice)
    for label, value in words.particulars:
        _write_pair(manuscript, "Particular", label, value)
    manuscript.paragraph("TOC Heading", words.contents)
    manuscript.contents(headings, asked.contents_depth)


def _headings(sections) -> list[Heading]:
    """Each section's heading with its number, and its place in the document."""
    numbered = zip(sections, numbers(sections), strict=True)
    return [
        Heading(place, section.heading, number, section.level)
        for place, (section, number) in enumerate(numbered, start=1)
    ]


def _write_section(manuscript, section, heading, words):
    manuscript.chapter(heading)
    _write_reference(manuscript, section, words)
    for paragraph in section.paragraphs:
        manuscript.cited(paragraph)
    for table in section.tables:
        manuscript.table(table)
    for position, item in enumerate(section.items, start=1):
        number = f"{heading.number}.{position}" if heading.number else ""
        _write_item(manuscript, item, number, words)
    if section.is_empty:
        manuscript.paragraph("Normal", words.nothing)


def _write_reference(manuscript, part, words):
    """By what a part is found, and its own mark where it bears one."""
    is_marked = part.classification != CLASSIFICATIONS[0]
    if not (part.ref or is_marked):
        return
    reference = manuscript.paragraph("Reference", part.ref)
    if is_marked:
        manuscript.add(reference, "  " if part.ref else "")
        chip = words.classifications[part.classification]
        manuscript.add(reference, chip, style=f"Chip {part.classification}")


def _write_item(manuscript, item, number, words):
    manuscript.paragraph("Heading 2", f"{number}  {item.title}".strip())
    _write_reference(manuscript, item, words)
    lines = manuscript.prose(item.text)
    lines += [_write_pair(manuscript, "Fact", *fact) for fact in item.facts]
    if len(item.text) < KEPT_WHOLE:
        for line in lines[:-1]:
            line.paragraph_format.keep_with_next = True


def _write_pair(manuscript, style, label, value):
    """A label and its value, which stands at the hanging indent."""
    line = manuscript.paragraph(style)
    manuscript.add(line, label, style="Quiet")
    line.add_run("\t")
    manuscript.add(line, value)
    return line
