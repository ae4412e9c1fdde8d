"""Addresses of the same page with something changed: a filter, the sort, the page."""

from django.http import QueryDict


def changed(query: QueryDict, **changes) -> str:
    """This query with these keys set, or left out where None.

    A list starts anew when anything in its address changes, so the place within it
    is kept only when it is named.
    """
    query = query.copy()
    query.pop("cursor", None)
    for key, value in changes.items():
        query.pop(key, None)
        if isinstance(value, list | tuple):
            query.setlist(key, value)
        elif value is not None:
            query[key] = value
    return "?" + query.urlencode()


def without(query: QueryDict, key: str, value: str) -> str:
    """This query with one value of a key taken out, the others staying."""
    return changed(query, **{key: [v for v in query.getlist(key) if v != value]})
