"""What the exercise's people wrote: invented, about invented States."""

import json
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random

from ctportal.reference.models import Theme

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Line:
    """A recommendation, with the finding it answers and the need it shows."""

    theme: str
    language: str
    title: str
    text: str
    addressees: str
    finding: str
    nature: str
    need: str

    def at(self, place: str) -> "Line":
        return replace(
            self,
            title=self.title.format(place=place),
            text=self.text.format(place=place),
        )

    @property
    def subject(self) -> dict:
        """What its finding, its recommendation and its need have in common."""
        return {
            "theme": theme_of(self.theme),
            "language": self.language,
            "concerns_gender": self.theme == "women",
            "concerns_children": self.theme in ("children", "education"),
        }


class Deck:
    """Lines in one language, drawn one after the other, each about a place."""

    def __init__(self, language: str, random: Random):
        lines = [line for line in all_lines() if line.language == language]
        places = list(written()["places"])
        random.shuffle(lines)
        random.shuffle(places)
        self._lines, self._places = cycle(lines), cycle(places)

    def draw(self) -> Line:
        return next(self._lines).at(next(self._places))


@cache
def written(name="texts"):
    """What stands in one file of the exercise's data."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def all_lines() -> list[Line]:
    return [Line(**row) for row in written()["lines"]]


def confidential_lines() -> list[Line]:
    """What a State asks to be kept from everyone else."""
    return [Line(**row) for row in written()["confidential"]]


def theme_of(code: str) -> Theme:
    return Theme.objects.get(code=code)
