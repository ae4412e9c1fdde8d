"""One after the other: what two people may begin at the same moment.

A unique row would tell somebody that a hidden one stands there already.  Whoever takes
a turn waits, looks at what they themselves may read, and then makes it.
"""

from collections.abc import Iterable

from django.db import connection

from . import identity


def take_turn(*what):
    """Wait until nobody else does the same, until the transaction ends."""
    _take("pg_advisory_xact_lock", what)


def share_turn(*what):
    """Do it beside others who share the turn; who takes it waits for all of them."""
    _take("pg_advisory_xact_lock_shared", what)


def _take(lock, what):
    named = "/".join(str(part) for part in what)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(hashtextextended(%s, 0))", [named])


def held(model, numbers: Iterable[int], *, by, no_key=False) -> list:
    """The rows of these numbers that `by` reads, as they stand, held still until the
    transaction ends.

    Who was waited for may have changed who reads a row; it is looked for once more,
    as we know by now who does.
    """
    numbers = set(numbers)
    found = _held(model, numbers, by, no_key)
    if len(found) < len(numbers):
        identity.forget_open_audiences()
        found = _held(model, numbers, by, no_key)
    return found


def _held(model, numbers, by, no_key):
    rows = model.objects.readable_by(by).filter(pk__in=numbers).order_by("pk")
    return list(rows.select_for_update(of=("self",), no_key=no_key))
