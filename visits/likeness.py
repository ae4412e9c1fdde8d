"""Whether two recommendations say nearly the same, by the words they share."""

from collections import Counter, defaultdict

from ctportal.reference.spelling import normalised

# Shorter words join what is said and say little themselves.
SHORTEST = 4
# Of all words of two texts, how many both must have.
ENOUGH = 0.7


def words_in(text: str) -> frozenset[str]:
    """The words that a text is known by; all of them where they are few."""
    words = frozenset(normalised(text).split())
    telling = frozenset(word for word in words if len(word) >= SHORTEST)
    return telling or words


def share(one: frozenset, other: frozenset) -> float:
    """How many of the words of two texts both have, from none to all."""
    return len(one & other) / len(one | other) if one and other else 0.0


class Likeness:
    """Texts by their words, asked for one that says nearly the same as another."""

    def __init__(self):
        self._texts = {}
        self._with_word = defaultdict(list)

    def add(self, number, text: str):
        if words := words_in(text):
            self._texts[number] = words
            for word in words:
                self._with_word[word].append(number)

    def number_of(self, text: str):
        """The first text that is nearly the same, or None."""
        words = words_in(text)
        shared = Counter(n for word in words for n in self._with_word.get(word, ()))
        alike = (n for n in shared if share(words, self._texts[n]) >= ENOUGH)
        return min(alike, key=list(self._texts).index, default=None)
