"""The text of reports in a pack: each under its title, every part under its own mark.

Paragraphs are numbered as the pack's readers have them in common, so that a part put
into a pack alone is cited as in the whole.
"""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from assessments import report
from assessments.models import Assessment, Section
from assessments.printing.text import sections_of
from assessments.report import Chapter
from ctportal.rendering import content
from ctportal.rendering.content import CLASSIFICATIONS

# What may be chosen: a part of a report, or all of one.
PART, WHOLE = f"{Section.prefix}-", f"{Assessment.prefix}-"


@dataclass
class Part:
    """Some of a report; its title only where that may be read."""

    report: Assessment | None
    chapters: list[Chapter]

    @property
    def records(self) -> list:
        sections = [chapter.section for chapter in self.chapters]
        return [self.report, *sections] if self.report else sections

    def __str__(self):
        return str(self.report.title) if self.report else _("Part of a report")


def collect(seen, chosen=()) -> list[Part]:
    """Each report as far as it was chosen, the latest first."""
    standing = Section.objects.filter(taken_out_at=None)
    # Not by what the report says: who reads a part may not read that.
    sections = seen.records(standing, "assessment_id", "position")
    above = Assessment.objects.filter(pk__in={each.assessment_id for each in sections})
    reports = {each.pk: each for each in seen.records(above)}
    wanted = {ref for ref in chosen if ref.startswith((PART, WHOLE))}
    parts = in_parts(sections, reports)
    for part in parts if wanted else ():
        part.chapters = _chosen(part, wanted)
    return [part for part in parts if part.chapters]


def in_parts(sections, reports) -> list[Part]:
    """These sections under the reports they are of, the latest first."""
    parts = [
        Part(reports.get(pk), report.chapters_of(list(group)))
        for pk, group in groupby(sections, key=lambda each: each.assessment_id)
    ]
    return sorted(parts, key=_latest_first)


def _latest_first(part) -> tuple:
    return (-part.report.as_of.toordinal(), part.report.ref) if part.report else (0,)


def _chosen(part, wanted) -> list[Chapter]:
    """Those that were chosen of all chapters, which were counted before."""
    if part.report and part.report.ref in wanted:
        return part.chapters
    return [each for each in part.chapters if each.section.ref in wanted]


def written(heading: str, parts: list[Part]) -> list[content.Section]:
    """The chapter on reports, with every report and its sections below it."""
    counted = _("Paragraphs bear the numbers that all readers of this pack see.")
    sections = [content.Section(heading, content.prose(counted) if parts else ())]
    for part in parts:
        sections += [_title(part), *sections_of(part.chapters, below=2)]
    return sections


def _title(part) -> content.Section:
    above = part.report
    if above is None:
        return content.Section(str(part), level=2, number="")
    return content.Section(
        str(part),
        content.prose(f"{above.get_type_display()} · {above.standing}"),
        level=2,
        number="",
        ref=above.ref,
        classification=CLASSIFICATIONS[above.classification],
    )
