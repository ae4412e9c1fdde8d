"""The notebook as a spreadsheet to work in without the portal, and bring back."""

from . import results, themes
from .workbook import marks, template
from .workbook.fields import EVERY_FIELD, ROW_MARK

# A cell takes no more; a longer line stays in the portal alone.
LONGEST_CELL = 32_767


def drafts_among(lines) -> list:
    """Those that can be changed away from the portal: what is sent cannot."""
    return [
        line
        for line in lines
        if not line.is_sent and len(line.words["text"]) <= LONGEST_CELL
    ]


def workbook_of(visit, lines, handling: str) -> bytes:
    """These lines, each with the mark it is known by when it comes back."""
    rows = [_row(visit, line) for line in lines]
    fields = (*EVERY_FIELD, ROW_MARK)
    return template(rows, themes=themes.offered(), fields=fields, handling=handling)


def _row(visit, line) -> dict:
    words, record = line.words, line.record
    return {
        **{name: words[name] for name in ("theme", "text", "title", "pillar")},
        "number": str(line.number),
        "priority": record.priority,
        "addressees": [part.strip() for part in record.addressees.split(";")],
        "need": record.needs_assistance,
        "confidential": line.is_in_request or None,
        "due": words["due"],
        "requirement": words["requirement"],
        "gender": record.concerns_gender,
        "children": record.concerns_children,
        ROW_MARK: marks.written(visit, record.ref, record.version_read),
    }


def drafts_of(visit, person):
    """The same lines as records, to compare what comes back with."""
    drafts = results.drafts_of(visit, person).with_requirement()
    return drafts.select_related("changed_by", "theme__pillar")
