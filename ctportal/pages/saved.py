"""The views of a list that people save; who stores them says how they are found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import QueryDict

# What a place within a list is, and what is asked of it once.
PASSING = ("cursor", "format", "done", "preview")


@dataclass(frozen=True)
class FoundView:
    """A list under a name somebody gave it, with how it was asked."""

    name: str
    href: str
    is_own: bool
    is_current: bool = False


Finder = Callable[[object, str, QueryDict], Iterable[FoundView]]
finders: list[Finder] = []


def views_of(person, path: str, query: QueryDict) -> list[FoundView]:
    """What this person saved of the list at this path, and what their office shares."""
    return [view for find in finders for view in find(person, path, query)]


def lasting(query: QueryDict) -> QueryDict:
    """How a list is asked, without the place within it; nothing that was left empty."""
    kept = QueryDict(mutable=True)
    for key, values in query.lists():
        said = [value for value in values if value]
        if key not in PASSING and said:
            kept.setlist(key, said)
    return kept
