"""What a draft recommends, told by its headings and by words of three languages."""

import re
from dataclasses import dataclass

from .outline import Outline, ReadParagraph, ReadSection

# A heading or a paragraph that says of itself that it is one, with its number if any.
NAMED = re.compile(
    r"(?:priority |key )?"
    r"(?:recommendations?|recommandations?|recomendaci[oó]n(?:es)?)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    NAMED.pattern + r"\s*(?:no?\.?|n\s?[°º])?\s*\d+\s*[.:–-]", re.IGNORECASE
)
SAYING = re.compile(
    r"\brecommends?\b(?! in\b)|\bis (?:\w+ )?recommended\b"
    r"|\brecommande(?:nt)?\b|\best (?:\w+ )?recommandé\b"
    r"|\brecomiendan?\b|\bes recomendable\b",
    re.IGNORECASE,
)
STYLED = ("recommend", "recommand", "recomend")


@dataclass(frozen=True)
class Lifted:
    """Something recommended, with the paragraph it stands in, by their numbers."""

    section: int
    paragraph: int
    text: str
    heading: str = ""

    @property
    def code(self) -> str:
        return f"{self.section}-{self.paragraph}"


def lifted_from(outline: Outline) -> list[Lifted]:
    """Everything that is recommended, in its order."""
    found, under = [], 0
    for number, section in enumerate(outline.sections):
        if section.title:
            under = _recommending(section, under)
        found += [
            Lifted(number, place, paragraph.text, section.title)
            for place, paragraph in enumerate(section.paragraphs)
            if under or is_recommended(paragraph)
        ]
    return found


def is_recommended(paragraph: ReadParagraph) -> bool:
    style = paragraph.style.casefold()
    return bool(NUMBERED.match(paragraph.text) or SAYING.search(paragraph.text)) or any(
        word in style for word in STYLED
    )


def _recommending(section: ReadSection, under: int) -> int:
    """The level of the heading that makes all below it recommendations; 0 for none."""
    if NAMED.match(section.title):
        return section.level
    return under if under and section.level > under else 0
