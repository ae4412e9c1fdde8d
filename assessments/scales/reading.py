"""The versions of the scale, and the levels of each as pages show them."""

from dataclasses import dataclass

from ctportal.reference.models import Scale, ScaleLevel

from ..naming import SPOKEN

FULL, EMPTY = "●", "○"


@dataclass(frozen=True)
class Drawn:
    """A level with its number, a mark that needs no colour, and all its names."""

    level: ScaleLevel
    mark: str

    @property
    def names(self) -> list[tuple[str, str]]:
        """What it is called in each language; empty where it has no name."""
        return [(language, self.level.names.get(language, "")) for language in SPOKEN]


def versions():
    """Every version, the latest first."""
    return Scale.objects.with_levels()


def to_come() -> Scale | None:
    return Scale.objects.to_come().with_levels().first()


def current() -> Scale | None:
    return Scale.objects.current().with_levels().first()


def drawn(scale) -> list[Drawn]:
    """Its levels in order: the first has as many full discs as there are levels."""
    levels = list(scale.levels.all())
    ordered = sum(level.position is not None for level in levels)
    return [Drawn(level, _mark(level.position, ordered)) for level in levels]


def _mark(position, ordered) -> str:
    if position is None:
        return "–"
    return FULL * (ordered - position + 1) + EMPTY * (position - 1)
