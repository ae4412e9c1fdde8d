"""What a version says to one person, line by line, and what the report says today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ctportal.confidentiality.models import Marking

from ..models import (
    Assessment,
    Finding,
    KeptWords,
    Need,
    Recommendation,
    ReportVersion,
    Section,
)
from ..numbering import Counter

RESULTS = (Finding, Recommendation, Need)


@dataclass(frozen=True)
class Line:
    """A heading, a paragraph or a field, with its number for this reader.

    `part` is the record it stands in, `of` what bears its marking.
    """

    part: int
    of: int
    kind: str
    field: str
    anchor: str
    text: str
    level: int = 0
    is_numbered: bool = False
    number: str = ""

    @property
    def key(self):
        """By what it is known again in another version."""
        return self.part, self.field, self.anchor

    @property
    def is_heading(self) -> bool:
        return self.field == "title"

    @property
    def heading_level(self) -> int:
        """Headings of a report stand below the page's own."""
        return max(self.level, 1) + 1


def versions_of(report, person) -> list[ReportVersion]:
    """The versions that a person may read, counted from the first."""
    readable = ReportVersion.objects.readable_by(person).of_report(report)
    found = list(readable.for_table().select_related("created_by"))
    for number, version in enumerate(found, start=1):
        version.number = number
    return found


def lines_of(version, person) -> list[Line]:
    """What a version says, as far as each part may be read today."""
    words = KeptWords.objects.readable_by(person).filter(version=version).in_order()
    return _numbered(
        Line(
            kept.part_id,
            kept.of_id,
            kept.part.kind,
            kept.field,
            kept.anchor,
            kept.text,
            kept.level,
            kept.is_numbered,
        )
        for kept in words
    )


def lines_now(report, person) -> list[Line]:
    """What a report says today, in the same lines."""
    reports = Assessment.objects.readable_by(person).unsealed_for(person)
    found = [line for row in reports.filter(pk=report.pk) for line in _fields(row)]
    sections = Section.objects.readable_by(person).unsealed_for(person)
    for section in sections.of_report(report):
        found += _of_section(section)
    for model in RESULTS:
        rows = model.objects.readable_by(person).under(report).unsealed_for(person)
        in_order = rows.order_by("theme__position", "created_at", "pk")
        found += [line for row in _standing(in_order) for line in _fields(row)]
    return _numbered(found)


def markings_of(lines, person) -> dict[int, Marking]:
    """What the lines are read under, for the ribbon and the record of access."""
    numbers = {number for line in lines for number in (line.part, line.of)}
    return Marking.objects.readable_by(person).for_table().in_bulk(numbers)


def _standing(results):
    return [row for row in results if getattr(row, "status", "") != "withdrawn"]


def _fields(record):
    """The title and the text, where they are there and shared."""
    return [
        Line(record.pk, _bearer(record, name), record.kind, name, "", said)
        for name in ("title", "text")
        if name not in record.not_shared and (said := getattr(record, name))
    ]


def _bearer(record, name) -> int:
    """The marking a field is read under: the record's, or its sealed value's."""
    return record.opened[name].pk if name in record.opened else record.pk


def _of_section(section):
    facts = {"level": section.level, "is_numbered": section.is_numbered}
    heading = [line for line in _fields(section) if line.is_heading]
    bearer = _bearer(section, "text")
    return [
        *(replace(line, **facts) for line in heading),
        *(
            Line(section.pk, bearer, section.kind, "text", anchor, text, **facts)
            for anchor, text in section.paragraphs
        ),
    ]


def _numbered(lines: Iterable[Line]) -> list[Line]:
    counter, found = Counter(), []
    for line in lines:
        number = ""
        if line.kind == Section.kind and line.is_heading:
            number = counter.heading(line.level)
        elif line.kind == Section.kind and line.is_numbered:
            number = str(counter.paragraph())
        found.append(replace(line, number=number))
    return found
