"""A report as one person reads it: headings, numbered paragraphs, their margin."""

from collections import defaultdict
from dataclasses import dataclass, field

from .models import Finding, Passage, Recommendation, Section
from .numbering import Counter


@dataclass
class Paragraph:
    """One paragraph: its number for this reader, and what stands beside it."""

    id: str
    anchor: str
    text: str
    number: int | None = None
    results: list = field(default_factory=list)
    entries: list = field(default_factory=list)

    @property
    def link(self) -> str:
        """Where links lead that are cited: it stays when its section is parted."""
        return f"p-{self.anchor}"


@dataclass
class Chapter:
    """One section with its heading's number and its paragraphs."""

    section: Section
    number: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)

    # What the State says of the heading, or of words that no longer stand below it.
    entries: list = field(default_factory=list)

    @property
    def heading_level(self) -> int:
        """Headings of a report stand below the page's own."""
        return self.section.level + 1


def read(assessment, person) -> list[Chapter]:
    """The text of a report, or of the one of this number, as far as one may read it."""
    readable = Section.objects.readable_by(person).for_table().unsealed_for(person)
    chapters = chapters_of(readable.of_report(assessment))
    _put_beside(chapters, assessment, person)
    return chapters


def chapters_of(sections) -> list[Chapter]:
    """These sections of one report, counted on from the first to the last."""
    counter = Counter()
    return [_chapter(section, counter) for section in sections]


def chapter_of(section, person) -> Chapter:
    """One section as it stands in its report, or alone where it was taken out."""
    chapters = read(section.assessment_id, person)
    found = (each for each in chapters if each.section.pk == section.pk)
    return next(found, None) or _chapter(section, Counter())


def numbers(chapters) -> dict[tuple[int, str], str]:
    """The number of every heading and paragraph, by its section and anchor."""
    known = {}
    for chapter in chapters:
        if chapter.number:
            known[chapter.section.pk, ""] = chapter.number
        for paragraph in chapter.paragraphs:
            known[chapter.section.pk, paragraph.anchor] = str(paragraph.number or "–")
    return known


def places(chapters) -> dict[tuple[int, str], Paragraph]:
    """Every paragraph by its section and anchor."""
    return {
        (chapter.section.pk, paragraph.anchor): paragraph
        for chapter in chapters
        for paragraph in chapter.paragraphs
    }


def _chapter(section, counter) -> Chapter:
    number = counter.heading(section.level) if section.title else ""
    chapter = Chapter(section, number)
    for anchor, text in section.paragraphs:
        counted = counter.paragraph() if section.is_numbered else None
        place = f"{section.ref}-{anchor}"
        chapter.paragraphs.append(Paragraph(place, anchor, text, counted))
    return chapter


def _put_beside(chapters, assessment, person):
    """Findings and recommendations beside the paragraph they stand at."""
    known = places(chapters)
    passages = Passage.objects.readable_by(person).filter(
        section__assessment=assessment
    )
    standing = defaultdict(list)
    for passage in passages:
        standing[passage.record_id].append((passage.section_id, passage.anchor))
    for model in (Finding, Recommendation) if standing else ():
        found = model.objects.readable_by(person).for_table().unsealed_for(person)
        for result in found.filter(pk__in=standing).order_by("created_at", "ref"):
            for place in standing[result.pk]:
                if place in known:
                    known[place].results.append(result)
