"""Programmes that may close a gap or meet a need, as far as floors above keep them.

Projects stand on a floor above: they register which of them a person may name.
"""

from collections.abc import Callable

from django.db.models import QuerySet

# Asked with a person: the programmes of that person's office that are under way.
registered: list[Callable[..., QuerySet]] = []


def offered(person) -> dict[str, object]:
    """The programmes a person may name, by reference."""
    rows = (row for offer in registered for row in offer(person).for_table())
    return {row.ref: row for row in rows}
