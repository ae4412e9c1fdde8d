"""The section of a pack that each kind of record stands in."""

from assessments.models import Section

from .models import Pack
from .sections import SOURCES

SECTIONS = {source.model: section for section, source in SOURCES.items()}
SECTIONS[Section] = Pack.Section.REPORTS


def section_of(record) -> str:
    return SECTIONS[type(record)]


def holds_all_of(pack: Pack, record) -> bool:
    """Whether the record's section is there and nothing in it was chosen."""
    return section_of(record) in pack.sections and not any(
        ref.startswith(f"{record.prefix}-") for ref in pack.chosen
    )
