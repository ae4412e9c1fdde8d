"""The titles of what was found, where one of them is sealed."""

from collections.abc import Iterable

from ctportal.confidentiality.unsealing import values_of
from ctportal.pages.columns import not_shared

from .models import SearchEntry


def put_back(entries: Iterable[SearchEntry], person) -> list[SearchEntry]:
    """The entries, each titled as far as the person may read; one query at most."""
    entries = list(entries)
    untitled = [entry for entry in entries if not entry.title]
    values = values_of([entry.pk for entry in untitled], person) if untitled else {}
    for entry in untitled:
        value = values.get((entry.pk, "title"))
        entry.title = value.value if value else not_shared()
        entry.opened = {"title": value} if value else {}
    return entries
