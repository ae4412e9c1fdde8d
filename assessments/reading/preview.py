"""What was read from a file, shown before anything is made of it."""

from dataclasses import dataclass, field

from ..numbering import Counter
from ..wording import differences
from .lifting import Lifted
from .outline import Outline, ReadSection
from .returned import Asks, Said


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


@dataclass
class ShownComment:
    """A comment of the State as it was read, with what is to be chosen of it."""

    number: int
    said: Said
    label: str
    # Where it stands, and what stands there.
    place: str
    there: str
    # Where it has no place, one may be chosen.
    place_form: object = None
    is_kept: bool = True

    @property
    def wording(self) -> list[tuple[str, str]]:
        if self.said.asks == Asks.WORDING:
            return differences(self.there, self.said.proposed)
        if self.said.asks == Asks.DELETION:
            return [("taken-out", self.there)]
        return [("put-in", self.said.proposed)] if self.said.proposed else []

    def chosen(self) -> tuple:
        """The place and the words; without a place it waits to be placed by hand."""
        return self.said.place or self._placed(), self.said.words

    def _placed(self):
        form = self.place_form
        if form is None or not form.is_valid():
            return None
        section = form.chosen["section"]
        return (section.pk, form.chosen["anchor"]) if section else None
