"""The text of a report as sections of a document, numbered as its reader sees it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.report import Chapter
from ctportal.rendering.content import CLASSIFICATIONS, Paragraph, Section

# Documents have no heading below this one.
DEEPEST = 4


def sections_of(chapters: Iterable[Chapter], below: int = 0) -> list[Section]:
    """Each section under its own mark, `below` so many levels of other headings.

    No level is skipped on the way down: who reads a report in part may lack the
    heading between two.
    """
    written, last = [], below
    for chapter in chapters:
        level = min(below + chapter.section.level, last + 1, DEEPEST)
        if chapter.section.title:
            last = level
        written.append(_section(chapter, level))
    return written


def _section(chapter, level) -> Section:
    section = chapter.section
    paragraphs = [_paragraph(paragraph) for paragraph in chapter.paragraphs]
    if "text" in section.not_shared:
        paragraphs = [Paragraph(str(section.text))]
    if chapter.entries:
        paragraphs.insert(0, Paragraph("", notes=_remarks(chapter.entries)))
    return Section(
        str(section.title),
        paragraphs,
        level=level,
        number=chapter.number,
        ref=section.ref,
        classification=CLASSIFICATIONS[section.classification],
    )


def _paragraph(paragraph) -> Paragraph:
    """With what stands at it and what the State says of it."""
    standing = [f"{r.kind_name} {r.ref}: {r}" for r in paragraph.results]
    number = str(paragraph.number or "")
    return Paragraph(paragraph.text, number, [*standing, *_remarks(paragraph.entries)])


def _remarks(entries) -> list[str]:
    """The State's comments beside the text, never over it: the annex has them whole."""
    return [
        _("Comment %(number)s of the State, in the annex: %(asks)s")
        % {"number": entry.number, "asks": entry.comment.get_asks_display()}
        for entry in entries
    ]
