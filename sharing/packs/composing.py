"""A pack as a document: what was collected, in the words of its language."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ctportal.confidentiality.models import Record
from ctportal.pages import ribbon
from ctportal.pages.shown import Shown
from ctportal.people.models import Person
from ctportal.rendering import content

from .collecting import collect
from .models import Pack
from .readers import people_of
from .sections import SOURCES, section_of_state


@dataclass(frozen=True)
class Composition:
    """The document, and the records whose text stands in it."""

    document: content.Document
    records: list[Record]
    classification: int

    @property
    def refs(self) -> list[str]:
        """Of the records, and of the sealed values that were put back into them."""
        opened = [value for record in self.records for value in record.opened.values()]
        return [record.ref for record in [*self.records, *opened]]


def compose(
    pack: Pack, *, by: Person, number: int, as_of: datetime | None = None
) -> Composition:
    """The pack as it reads now, made under the sight of `by`."""
    with translation.override(pack.language):
        collected = collect(
            by=by,
            state=pack.state,
            reader=pack.reader,
            classification=pack.classification,
            sections=pack.sections,
        )
    shown = Shown()
    for records in collected.values():
        shown.extend(records)
    with translation.override(pack.language):
        document = content.Document(
            title=pack.title,
            subtitle=_("Briefing pack"),
            state=pack.state.name,
            language=pack.language,
            paper=pack.paper,
            classification=content.CLASSIFICATIONS[shown.highest],
            handling_line=_handling_line(pack, shown),
            exercise=settings.EXERCISE,
            copy_number=number,
            reader_line=str(pack.reader),
            as_of=as_of or timezone.now(),
            sections=_sections(pack, collected),
        )
    records = [record for found in collected.values() for record in found]
    return Composition(document, records, shown.highest)


def _handling_line(pack, shown):
    """What the ribbon would say beside the classification on a page of theirs."""
    people = people_of(pack.reader, pack.classification)
    return ribbon.of(shown, people[0] if people else None).line if len(shown) else ""


def _sections(pack, collected):
    written = [
        content.Section(
            str(Pack.Section(section).label),
            items=[SOURCES[section].item(record) for record in records],
        )
        for section, records in collected.items()
    ]
    if Pack.Section.STATE not in pack.sections:
        return written
    counts = [(section.heading, len(section.items)) for section in written]
    return [section_of_state(pack.state, counts), *written]
