"""The letters that acts of a State stand in, as far as a floor above keeps them.

What is decided here knows of no letters: who keeps the register says which there are,
and is told of each act, in its transaction.
"""

from collections.abc import Callable, Iterable

# Asked with a person and a State: pairs of a reference and a line of words.
offering: list[Callable[..., Iterable[tuple[str, str]]]] = []
# Told of the records, what the letter is to them, and which letter was named how.
keeping: list[Callable[..., None]] = []


def offered(person, state) -> list[tuple[str, str]]:
    """The letters of a State that a person may choose."""
    return [choice for offer in offering for choice in offer(person, state)]


def keep(records, role: str, *, by, letter=None, number="", said_on=None):
    """Keep which letter an act stands in, where there is one."""
    if letter is None and not number:
        return
    for hear in keeping:
        hear(records, role, by=by, letter=letter, number=number, said_on=said_on)
