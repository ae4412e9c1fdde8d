"""What one person holds by name, so that it can be handed to others.

Apps register a source for each sort of thing that bears a person's name.  A source is
asked with the sight of somebody of the person's office, and answers with what that
reader may read: nothing else is shown, chosen or moved.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Held:
    """One thing that somebody holds; its key names it within its source."""

    key: str
    title: str
    note: str = ""
    href: str = ""
    record: object = None
    # Whether this reader can hand it over; the rest is told so that it is known.
    moves: bool = True


@dataclass(frozen=True)
class Source:
    """One sort of thing that bears a person's name.

    `held(person, seen_by=…)` finds it.  `move(item, by=…)` gives it to the item's
    successor, in the transaction in which the hand-over is confirmed; without it the
    sort is only told.  `prepare(item, by=…)` is called when the hand-over is proposed.
    """

    code: str
    label: str | Promise
    held: Callable[..., Iterable[Held]]
    move: Callable[..., None] | None = None
    prepare: Callable[..., None] | None = None

    @property
    def moves(self) -> bool:
        """Whether things of this sort can be given at all."""
        return self.move is not None


registered: list[Source] = []


def source_named(code: str) -> Source:
    return next(source for source in registered if source.code == code)


def everything_held(person, *, seen_by) -> list[tuple[Source, list[Held]]]:
    """Each source that has something, with what this reader may know of it."""
    found = (
        (source, list(source.held(person, seen_by=seen_by))) for source in registered
    )
    return [(source, things) for source, things in found if things]


def things_of(hand_over, *, seen_by) -> list[tuple] | None:
    """What a hand-over moves, each with its item; None where this reader may not read
    or not move one of them."""
    movable = {
        (source.code, thing.key): thing
        for source in registered
        if source.move
        for thing in source.held(hand_over.person, seen_by=seen_by)
        if thing.moves
    }
    items = list(hand_over.items.select_related("successor").order_by("pk"))
    if any((item.source, item.key) not in movable for item in items):
        return None
    return [(item, movable[item.source, item.key]) for item in items]
