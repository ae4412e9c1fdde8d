"""A draft as it was read, shown before anything is made of it."""

from dataclasses import dataclass, field

from ..numbering import Counter
from .lifting import Lifted
from .outline import Outline, ReadSection


@dataclass
class ShownParagraph:
    text: str
    number: int | None
    label: str
    lifted: Lifted | None = None
    # What is chosen of it, where it is recommended.
    form: object = None


@dataclass
class ShownSection:
    section: ReadSection
    number: str
    paragraphs: list[ShownParagraph] = field(default_factory=list)


def shown(outline: Outline, forms: dict) -> list[ShownSection]:
    """Sections with the numbers the report will have; `forms` by what was lifted."""
    counter, found = Counter(), []
    by_place = {(one.section, one.paragraph): one for one in forms}
    for number, section in enumerate(outline.sections):
        heading = counter.heading(section.level) if section.title else ""
        part = ShownSection(section, heading)
        for place, paragraph in enumerate(section.paragraphs):
            counted = counter.paragraph() if section.is_numbered else None
            lifted = by_place.get((number, place))
            form = forms.get(lifted) if lifted else None
            part.paragraphs.append(
                ShownParagraph(paragraph.text, counted, paragraph.label, lifted, form)
            )
        found.append(part)
    return found
