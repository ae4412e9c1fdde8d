"""Lists whose every question stands in the address, and exports of what they show.

    class Visits(ListPage):
        title = _("Visits")
        columns = (
            Column("title", _("Visit"), link=True, sort="title"),
            Column("starts_on", _("From"), sort="starts_on"),
        )
        filterset = VisitFilter
        sort = "-starts_on"

    def index(request):
        return lists.page(request, Visits, Visit.objects.readable_by(request.user))

The rows handed in are those the reader may read; nothing here widens them.
"""

from dataclasses import dataclass
from functools import cached_property

from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from . import address, bulk, exports, keyset, marks
from .bulk import BulkAction
from .columns import Column
from .saved import FoundView, lasting, views_of

MOST_COUNTED = 1000
# What a ribbon tells of a row: how it is to be handled, whose it is, who else reads it.
OF_MARKING = (
    "marking__classification",
    "marking__holder_id",
    "marking__handling",
    "marking__audience_id",
)


@dataclass(frozen=True)
class Head:
    """The head of a column: its words, and the address that sorts by it."""

    column: Column
    href: str = ""
    sorted: str = ""


class ListPage:
    """One list as the reader asked for it."""

    title = ""
    lead = ""
    template_name = "lists/list.html"
    columns: tuple[Column, ...] = ()
    filterset = None
    sort = "-changed_at"
    sizes = (25, 50, 100)
    size = 50
    noun = ngettext_lazy("%(count)s result", "%(count)s results", "count")
    # What to do where there is nothing yet.
    empty = gettext_lazy(
        "What your office makes, or others share with it, stands here."
    )
    new_url = ""
    # What of a row its handling hangs on, besides its marking.
    handled_by: tuple[str, ...] = ()
    # What may be done to its ticked rows, besides what may be done to all records.
    bulk: tuple[BulkAction, ...] = ()

    def __init__(self, request, queryset):
        self.request = request
        self.path = request.path
        self.query = request.GET
        self.readable = queryset

    # --- What is asked ----------------------------------------------------------

    @cached_property
    def filter(self):
        if self.filterset is None:
            return None
        return self.filterset(self.query, self.readable, request=self.request)

    @cached_property
    def filtered(self):
        """All rows asked for; none where a filter makes no sense."""
        if self.filter is None:
            return self.readable
        return self.filter.qs if self.filter.is_valid() else self.readable.none()

    @cached_property
    def in_force(self):
        return self.filter.in_force() if self.filter else []

    @cached_property
    def sorted_by(self) -> str:
        """The key of the sort in force, with a minus when it falls."""
        asked = self.query.get("sort", "")
        known = {column.key for column in self.columns if column.sort}
        return asked if asked.removeprefix("-") in known else self.sort

    @property
    def order(self) -> str:
        """The field of the sort in force, with its minus."""
        fields = {column.key: column.sort for column in self.columns if column.sort}
        key = self.sorted_by.removeprefix("-")
        return self.sorted_by[: -len(key)] + fields.get(key, key)

    @cached_property
    def shown_columns(self) -> list[Column]:
        asked = self.query.getlist("columns")
        chosen = [column for column in self.columns if column.key in asked]
        return chosen or [column for column in self.columns if column.shown]

    @property
    def page_size(self) -> int:
        asked = self.query.get("size", "")
        return int(asked) if asked in map(str, self.sizes) else self.size

    # --- What is answered -------------------------------------------------------

    @cached_property
    def page(self) -> keyset.Page:
        return keyset.page_of(
            self.filtered,
            sort=self.order,
            size=self.page_size,
            cursor=self.query.get("cursor", ""),
        )

    @property
    def is_of_records(self) -> bool:
        """Whether the rows bear markings; States and themes do not."""
        return hasattr(self.readable.model, "marking")

    @cached_property
    def rows(self) -> list[dict]:
        """The rows of this page, each cell as the template prints it."""
        first, *others = self.shown_columns
        cells = [(column.opening, column.html) for column in others]
        return [
            {
                "ref": record.ref,
                "first": first.html(record, mark=self.chip(record)),
                "cells": [(opening, said_of(record)) for opening, said_of in cells],
            }
            for record in self.page.rows
        ]

    def chip(self, record) -> str:
        """The row's classification and the way to its readers, where it is a record."""
        if not self.is_of_records:
            return ""
        readers = reverse("confidentiality:readers", args=[record.ref])
        return marks.chip(int(record.marking.classification), readers)

    @cached_property
    def heads(self) -> list[Head]:
        return [self._head(column) for column in self.shown_columns]

    def _head(self, column):
        if not column.sort:
            return Head(column)
        rising = self.sorted_by == column.key
        now = "ascending" if rising else "descending"
        href = address.changed(
            self.query, sort=f"-{column.key}" if rising else column.key
        )
        is_sorted = self.sorted_by.removeprefix("-") == column.key
        return Head(column, href, now if is_sorted else "")

    @cached_property
    def counted(self) -> str:
        """How many rows there are, counted no further than a thousand."""
        count = self.filtered.order_by()[: MOST_COUNTED + 1].count()
        if count > MOST_COUNTED:
            return _("more than 1,000")
        return self.noun % {"count": count}

    # --- What people do with it -------------------------------------------------

    @cached_property
    def bulk_offered(self) -> list[BulkAction]:
        """What this person may try on the rows they tick."""
        kind = self.readable.model.kind if self.is_of_records else ""
        return bulk.offered(self.bulk, kind, self.request.user)

    @cached_property
    def views(self) -> list[FoundView]:
        """The views of this list that one saved, and those of one's office."""
        return views_of(self.request.user, self.path, self.query)

    @property
    def lasting_query(self) -> str:
        """How it is asked now, to be saved."""
        return lasting(self.query).urlencode()

    @property
    def here(self) -> str:
        """The address of the list as it is looked at."""
        return self.path + address.changed(self.query, done=None)

    @property
    def csrf_token(self) -> str:
        return get_token(self.request)

    # --- All of it, for a file --------------------------------------------------

    def all_rows(self):
        return keyset.Order.named(self.order, self.filtered).sort(self.filtered)

    def marking_samples(self):
        """One row for each kind of ribbon among all of them."""
        kinds = (*OF_MARKING, *self.handled_by)
        rows = self.filtered.order_by(*kinds).distinct(*kinds)
        samples = rows.select_related("marking__holder")
        return [*samples, *self.filtered.markings_put_back()]

    # --- The addresses beside this one ------------------------------------------

    @property
    def previous_url(self):
        return self._beside(self.page.previous)

    @property
    def next_url(self):
        return self._beside(self.page.next)

    def _beside(self, cursor):
        return address.changed(self.query, cursor=cursor) if cursor else ""

    @property
    def clear_url(self):
        kept = ("sort", "size", "columns")
        names = [key for key in self.query if key not in kept]
        return address.changed(self.query, **dict.fromkeys(names))

    @property
    def size_urls(self) -> list[tuple[int, str]]:
        return [(size, address.changed(self.query, size=size)) for size in self.sizes]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form carries on besides its own fields."""
        return self._carried("sort", "size", "columns")

    @property
    def kept_but_columns(self) -> list[tuple[str, str]]:
        """What the chooser of columns carries on besides the columns."""
        others = [key for key in self.query if key not in ("columns", "cursor")]
        return self._carried(*others)

    def _carried(self, *keys):
        return [(key, value) for key in keys for value in self.query.getlist(key)]

    @property
    def export_urls(self) -> list[tuple[str, str]]:
        return [
            (name, address.changed(self.query, format=name.lower()))
            for name in ("XLSX", "CSV")
        ]


def page(request, wanted: type[ListPage], queryset, *, new_url="", **context):
    """The list as a page, its table alone for htmx, or the file asked for.

    `new_url` is where a new row is made, for those who may make one.
    """
    listing = wanted(request, queryset)
    listing.new_url = new_url or wanted.new_url
    if request.GET.get("format") in exports.FORMATS:
        return exports.answer(request, listing)
    if "act" in request.POST:
        return bulk.answer(request, listing)
    if "done" in request.GET and (done := bulk.told(request, listing)):
        return done
    if listing.is_of_records:
        request.shown.extend(listing.page.rows)
    alone = getattr(request, "htmx", False) and not request.htmx.history_restore_request
    return TemplateResponse(
        request,
        "lists/_answer.html" if alone else wanted.template_name,
        {"listing": listing, **context},
    )
