"""The numbers Word counts by itself: they stand nowhere in the text."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from .package import W, value

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
PLACEHOLDER = re.compile(r"%([1-9])")
LEVELS = 9
HIGHEST = 10_000


@dataclass
class Level:
    start: int = 1
    written: str = "decimal"
    shown: str = ""
    # The level above at which it begins anew; the one before it where nothing is said.
    after: int | None = None


@dataclass
class List:
    """One list: which it is counted with, and where it starts otherwise."""

    counted_with: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Number:
    """A paragraph's number as Word shows it: in which list, how deep, which sign."""

    counted_with: str
    level: int
    label: str
    is_bullet: bool


class Numbering:
    """Counts as the document is read from its beginning."""

    def __init__(self, root):
        abstract = {
            element.get(W + "abstractNumId"): _levels(element)
            for element in root.iter(W + "abstractNum")
        }
        self._lists = {
            element.get(W + "numId"): _list(element, abstract)
            for element in root.iter(W + "num")
        }
        self._counts = defaultdict(dict)
        self._begun = set()

    def next(self, number: str, level: int) -> Number | None:
        """The number of the next paragraph of a list; none where there is no list."""
        known = self._lists.get(number)
        if known is None or level not in known.levels:
            return None
        self._begin(number, known)
        counts = self._counts[known.counted_with]
        self._count(known, counts, level)
        at = known.levels[level]
        label = PLACEHOLDER.sub(lambda m: _sign(known, counts, int(m[1]) - 1), at.shown)
        is_bullet = at.written == "bullet"
        return Number(known.counted_with, level, "•" if is_bullet else label, is_bullet)

    def _begin(self, number, known):
        """A list that starts otherwise does so once, at its first paragraph."""
        if number not in self._begun:
            self._begun.add(number)
            counts = self._counts[known.counted_with]
            for level in known.starts:
                for lower in range(level, LEVELS):
                    counts.pop(lower, None)

    def _count(self, known, counts, level):
        start = known.starts.get(level, known.levels[level].start)
        counts[level] = min(counts.get(level, start - 1) + 1, HIGHEST)
        for lower in range(level + 1, LEVELS):
            after = known.levels.get(lower, Level()).after
            if after is None or level < after:
                counts.pop(lower, None)


def _sign(known, counts, level) -> str:
    at = known.levels.get(level, Level())
    return written(counts.get(level, known.starts.get(level, at.start)), at.written)


def written(number: int, how: str) -> str:
    """A number in the signs of a list."""
    if how in ("lowerRoman", "upperRoman"):
        sign = _roman(number)
    elif how in ("lowerLetter", "upperLetter"):
        sign = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif how in ("none", "bullet"):
        return ""
    else:
        sign = f"{number:02}" if how == "decimalZero" else str(number)
    return sign.upper() if how.startswith("upper") else sign


def _roman(number) -> str:
    said = ""
    for worth, sign in ROMAN:
        said += sign * (number // worth)
        number %= worth
    return said


def _list(element, abstract) -> List:
    counted_with = value(element, W + "abstractNumId") or ""
    levels = dict(abstract.get(counted_with, {}))
    starts = {}
    for override in element.iter(W + "lvlOverride"):
        at = int(override.get(W + "ilvl", "0"))
        start = value(override, W + "startOverride")
        if start is not None:
            starts[at] = int(start)
        if override.find(W + "lvl") is not None:
            levels[at] = _level(override.find(W + "lvl"))
    return List(counted_with, levels, starts)


def _levels(element) -> dict[int, Level]:
    return {int(e.get(W + "ilvl", "0")): _level(e) for e in element.iter(W + "lvl")}


def _level(element) -> Level:
    after = value(element, W + "lvlRestart")
    return Level(
        start=int(value(element, W + "start") or 1),
        written=value(element, W + "numFmt") or "decimal",
        shown=value(element, W + "lvlText") or "",
        after=None if after is None else int(after),
    )
