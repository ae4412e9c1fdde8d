"""Which paragraph of one text is which of another."""

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

# Two paragraphs less alike than this are not one that was rewritten.
ALIKE = 0.5
# Texts that have this many pairs to compare between two places are no longer one text.
MOST_PAIRS = 10_000
Pair = tuple[int | None, int | None]


def aligned(former: list[str], later: list[str]) -> list[Pair]:
    """The paragraphs of both texts in order, side by side where they are the same one.

    One that was taken out has no later number, one that was put in no former.
    """
    matcher = SequenceMatcher(None, _plain(former), _plain(later), autojunk=False)
    pairs = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            pairs += _rewritten(former, later, (i, i_end), (j, j_end))
    return pairs


def likeness(one: str, other: str) -> float:
    """How far two paragraphs say the same, from 0 to 1, word by word."""
    words = (one.casefold().split(), other.casefold().split())
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _rewritten(former, later, span, other_span) -> list[Pair]:
    """Between places that agree: each pair alike, in order, and what stands alone."""
    (i, i_end), (j, j_end) = span, other_span
    anchors = [(i - 1, j - 1), *_alike(former, later, span, other_span), (i_end, j_end)]
    pairs = []
    for (a, b), (a_next, b_next) in pairwise(anchors):
        pairs += [(number, None) for number in range(a + 1, a_next)]
        pairs += [(None, number) for number in range(b + 1, b_next)]
        if (a_next, b_next) != (i_end, j_end):
            pairs.append((a_next, b_next))
    return pairs


def _alike(former, later, span, other_span) -> list[tuple[int, int]]:
    """The most alike first, the others where they do not cross it."""
    if (span[1] - span[0]) * (other_span[1] - other_span[0]) > MOST_PAIRS:
        return []
    found = [
        (likeness(former[a], later[b]), a, b)
        for a in range(*span)
        for b in range(*other_span)
        if _may_be_alike(former[a], later[b])
    ]
    chosen = []
    for ratio, a, b in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if ratio >= ALIKE and all((a - c) * (b - d) > 0 for c, d in chosen):
            chosen.append((a, b))
    return sorted(chosen)


def _may_be_alike(one, other) -> bool:
    """Whether enough words stand in both: told quickly, before it is looked at."""
    words, others = Counter(one.casefold().split()), Counter(other.casefold().split())
    both = (words & others).total()
    return 2 * both >= ALIKE * (words.total() + others.total())


def _plain(paragraphs):
    return [" ".join(paragraph.split()) for paragraph in paragraphs]
