"""Two versions of a report paragraph by paragraph, as one person reads both."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from ..alignment import aligned
from ..wording import PUT_IN, SAME, TAKEN_OUT, differences
from .reading import Line

CHANGED = "changed"


@dataclass(frozen=True)
class Pair:
    """A line of the former version beside that of the later one, or alone."""

    before: Line | None
    after: Line | None

    @property
    def change(self) -> str:
        if self.before is None:
            return PUT_IN
        if self.after is None:
            return TAKEN_OUT
        return SAME if self.before.text == self.after.text else CHANGED

    @property
    def line(self) -> Line:
        return self.after or self.before

    @property
    def wording(self) -> list[tuple[str, str]]:
        """The words, those that were put in or taken out marked."""
        if self.change == CHANGED:
            return differences(self.before.text, self.after.text)
        return [(self.change, self.line.text)]


@dataclass(frozen=True)
class Run:
    """Pairs that follow one another, all the same or all changed."""

    is_same: bool
    pairs: list[Pair]


def compared(before: list[Line], after: list[Line]) -> list[Run]:
    """The changes in their order, and between them what stayed."""
    pairs = _pairs(before, after)
    runs = groupby(pairs, key=lambda pair: pair.change == SAME)
    return [Run(is_same, list(found)) for is_same, found in runs]


def changes(before: list[Line], after: list[Line]) -> list[Pair]:
    """What is not the same in both, in its order."""
    return [pair for pair in _pairs(before, after) if pair.change != SAME]


def _pairs(before, after) -> Iterator[Pair]:
    keys = [[line.key for line in lines] for lines in (before, after)]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        former, later = before[i:i_end], after[j:j_end]
        if tag == "equal":
            yield from map(Pair, former, later)
        else:
            yield from _rewritten(former, later)


def _rewritten(former, later) -> Iterator[Pair]:
    """Where the lines are not the same ones: those that read alike, side by side."""
    texts = [[line.text for line in lines] for lines in (former, later)]
    for old, new in aligned(*texts):
        yield Pair(
            former[old] if old is not None else None,
            later[new] if new is not None else None,
        )
