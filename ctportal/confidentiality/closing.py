"""Copies that are closed in the transaction that takes records out of sight.

Apps above this floor keep copies: packs, deliveries that wait.  Each registers how its
own are closed for readers who may no longer read what stands in them.
"""

from collections.abc import Callable, Iterable

# Each is called as closer(markings, by=person), after their audiences have changed.
closers: list[Callable[..., None]] = []


def close_copies(markings: Iterable, *, by):
    """Close every copy that holds one of these records for somebody who lost it."""
    markings = list(markings)
    for closer in closers:
        closer(markings, by=by)
