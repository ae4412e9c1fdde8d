"""One page after another, by where the last one ended and never by number.

A cursor names the row at the edge of a page: its reference and the value it was
sorted by.  It is opaque, not secret, so it holds no primary key and no text of a
record: where the sort is by text, the value is looked up again by reference.
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import reduce
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Q, QuerySet

REF = re.compile(r"[\w.-]{1,40}", re.ASCII)


class Lost(ValueError):
    """The cursor leads nowhere: damaged, or its row is no longer there to see."""


class Edge(NamedTuple):
    """The row a page is counted from, and which way."""

    ref: str
    value: Any
    backwards: bool


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the cursors to the pages beside it."""

    rows: list
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class Order:
    """By one field, up or down, and by reference where it is equal; empty last."""

    field: str
    descending: bool
    nullable: bool = True

    @classmethod
    def named(cls, sort: str, queryset: QuerySet) -> "Order":
        """The order that "-changed_at" asks for."""
        field = sort.removeprefix("-")
        return cls(field, sort.startswith("-"), _is_nullable(queryset.model, field))

    def sort(self, queryset: QuerySet, backwards=False) -> QuerySet:
        falling = self.descending != backwards
        nulls = {}
        if self.nullable:
            nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        keys = (F(self.field), nulls), (F("ref"), {})
        return queryset.order_by(
            *(key.desc(**how) if falling else key.asc(**how) for key, how in keys)
        )

    def beyond(self, edge: Edge) -> Q:
        """The rows past the edge, the way it looks."""
        word = "lt" if self.descending != edge.backwards else "gt"
        past_ref = Q(**{f"ref__{word}": edge.ref})
        empty = Q(**{f"{self.field}__isnull": True})
        if edge.value is None:
            return (empty & past_ref) | (~empty if edge.backwards else Q(pk__in=[]))
        # Bounded first, so that the database enters its index at the edge.
        past = Q(**{f"{self.field}__{word}e": edge.value}) & (
            Q(**{f"{self.field}__{word}": edge.value}) | past_ref
        )
        return past | empty if self.nullable and not edge.backwards else past

    def value_of(self, row):
        # A value put back is not what the rows are sorted by: it is looked up again.
        if self.field in getattr(row, "sealed", ()):
            return ""
        return reduce(getattr, self.field.split("__"), row)


def page_of(queryset, *, sort="-changed_at", size=50, cursor="") -> Page:
    """One page of these rows; the first when the cursor leads nowhere."""
    order = Order.named(sort, queryset)
    try:
        edge = _edge(cursor, order, queryset) if cursor else None
        beyond = queryset.filter(order.beyond(edge)) if edge else queryset
    except (ValueError, TypeError, RecursionError, ValidationError):
        edge, beyond = None, queryset
    backwards = bool(edge and edge.backwards)
    rows = list(order.sort(beyond, backwards)[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    return Page(
        rows,
        previous=_cursor(order, rows, 0) if (more if backwards else edge) else "",
        next=_cursor(order, rows, -1) if (backwards or more) else "",
    )


def _cursor(order, rows, position):
    if not rows:
        return ""
    row, backwards = rows[position], position == 0
    value = order.value_of(row)
    carried = [] if isinstance(value, str) else [value]
    said = json.dumps([row.ref, backwards, *carried], default=str)
    return urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _edge(cursor, order, queryset):
    said = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    ref, backwards, *value = said
    # No halves of characters and no null ones: the database takes neither.
    if not REF.fullmatch(ref) or not "".join(map(str, value)).isprintable():
        raise Lost
    return Edge(ref, value[0] if value else _looked_up(ref, order, queryset), backwards)


def _looked_up(ref, order, queryset):
    found = queryset.filter(ref=ref).values_list(order.field, flat=True)[:1]
    if not found:
        raise Lost
    return found[0]


def _is_nullable(model, path):
    try:
        return "__" in path or model._meta.get_field(path).null
    except FieldDoesNotExist:
        return True
