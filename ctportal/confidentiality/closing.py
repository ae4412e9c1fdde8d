"""Copies that are closed in the transaction that takes records out of sight.

Apps above this floor keep copies: packs, deliveries that wait.  Each registers how its
own are closed for readers who may no longer read what stands in them.
"""

from collections.abc import Callable, Iterable

from .turns import share_turn, take_turn

COPIES = "copies"
# Each is called as closer(markings, by=person), after their audiences have changed.
closers: list[Callable[..., None]] = []
# Each is called as follower(sealed) when a value was taken out of a record: what holds
# that value elsewhere is from then on under the sealed value's own marking too.
followers: list[Callable[..., None]] = []


def making_a_copy():
    """Said before a copy is made: nobody takes anything out of sight before it is
    there to be closed."""
    share_turn(COPIES)


def taking_out_of_sight():
    """Said before copies are looked for: those that are being made are waited for.

    And before the records themselves are held, so that nobody who makes a copy, or
    takes out of sight something else, waits for one who waits for them.
    """
    take_turn(COPIES)


def close_copies(markings: Iterable, *, by):
    """Close every copy that holds one of these records for somebody who lost it."""
    taking_out_of_sight()
    markings = list(markings)
    for closer in closers:
        closer(markings, by=by)


def follow(sealed):
    """Put every copy of a value under the marking it has since it was sealed."""
    for follower in followers:
        follower(sealed)
