"""A pack as a Word document: our styles, clean properties, the same bytes each time."""

import re
from io import BytesIO

from sharing.packs.rendering.archive import without_moments
from sharing.packs.rendering.blank import blank_document
from sharing.packs.rendering.manuscript import Manuscript
from sharing.packs.rendering.words import words_for

NUMBERS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}

# An item shorter than this, in letters, stands on one page.
KEPT_WHOLE = 1200


def render_docx(pack) -> bytes:
    words = words_for(pack)
    document = blank_document(pack, words.mark)
    manuscript = Manuscript(document, pack.language)
    _write_edges(manuscript, pack, words)
    _write_cover(manuscript, pack, words)
    for number, section in enumerate(pack.sections, start=1):
        _write_section(manuscript, section, number, words)
    file = BytesIO()
    document.save(file)
    return without_moments(file.getvalue())


def _write_edges(manuscript, pack, words):
    """The marks that every page bears, above and below."""
    with manuscript.header():
        _write_ribbon(manuscript, pack, words)
        manuscript.paragraph("Header", f"{pack.title} · {words.copy}")
    with manuscript.footer():
        line = manuscript.paragraph("Footer", f"{words.copy} · ")
        for part in re.split(r"(\{pages?\})", words.page):
            if part in NUMBERS:
                manuscript.field(line, NUMBERS[part])
            else:
                manuscript.add(line, part)
        _write_ribbon(manuscript, pack, words)


def _write_ribbon(manuscript, pack, words):
    ribbon = manuscript.paragraph(f"Ribbon {pack.classification}")
    handling = f" · {pack.handling_line}" if pack.handling_line else ""
    before, after = (f"{words.exercise} · ", f" · {words.exercise}")
    if not words.exercise:
        before = after = ""
    manuscript.add(ribbon, before + words.mark, style="Strong")
    manuscript.add(ribbon, handling)
    manuscript.add(ribbon, after, style="Strong")


def _write_cover(manuscript, pack, words):
    manuscript.paragraph("Title", pack.title)
    if pack.subtitle:
        manuscript.paragraph("Subtitle", pack.subtitle)
    if words.exercise_notice:
        manuscript.paragraph("Notice", words.exercise_notice)
    for label, value in words.particulars:
        _write_pair(manuscript, "Particular", label, value)
    manuscript.paragraph("TOC Heading", words.contents)
    manuscript.contents([section.heading for section in pack.sections])


def _write_section(manuscript, section, number, words):
    manuscript.chapter(section.heading, number)
    for paragraph in section.paragraphs:
        manuscript.prose(paragraph)
    for table in section.tables:
        manuscript.table(table)
    for position, item in enumerate(section.items, start=1):
        _write_item(manuscript, item, f"{number}.{position}", words)
    if section.is_empty:
        manuscript.paragraph("Normal", words.nothing)


def _write_item(manuscript, item, number, words):
    manuscript.paragraph("Heading 2", f"{number}  {item.title}")
    reference = manuscript.paragraph("Reference", item.ref)
    if item.classification != "unclassified":
        manuscript.add(reference, "  ")
        chip = words.classifications[item.classification]
        manuscript.add(reference, chip, style=f"Chip {item.classification}")
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
