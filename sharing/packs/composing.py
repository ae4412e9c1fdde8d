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

from . import reports
from .collecting import collect, sights
from .models import Pack
from .readers import people_of
from .sections import SOURCES, section_of_state

REPORTS = Pack.Section.REPORTS


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
    seen = sights(
        by=by,
        state=pack.state,
        reader=pack.reader,
        classification=pack.classification,
    )
    with translation.override(pack.language):
        collected = collect(seen, pack.sections, pack.chosen)
        texts = reports.collect(seen, pack.chosen) if REPORTS in pack.sections else []
    records = [record for found in collected.values() for record in found]
    records += [record for part in texts for record in part.records]
    shown = Shown()
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
            sections=_sections(pack, collected, texts),
        )
    return Composition(document, records, shown.highest)


def _handling_line(pack, shown):
    """What the ribbon would say beside the classification on a page of theirs."""
    people = people_of(pack.reader, pack.classification)
    return ribbon.of(shown, people[0] if people else None).line if len(shown) else ""


def _sections(pack, collected, texts):
    written, counts = [], []
    for section in pack.Section:
        if section == REPORTS and section in pack.sections:
            written += reports.written(str(section.label), texts)
            counts.append((str(section.label), len(texts)))
        elif section in collected:
            items = [SOURCES[section].item(record) for record in collected[section]]
            written.append(content.Section(str(section.label), items=items))
            counts.append((str(section.label), len(items)))
    if Pack.Section.STATE not in pack.sections:
        return written
    return [section_of_state(pack.state, counts), *written]
