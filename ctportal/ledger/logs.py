"""The ledger on a page: what a function of the database tells, newest first.

    class MyAccess(Log):
        function, row = "shown_to_me", Shown
        columns = (Column("at", _("When")), …)

The functions ask who asks; nothing here decides what may be told.  A place in a log is
a moment and how many rows of exactly that moment were seen: no key stands in it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import takewhile

from django.db import connection
from django.http import FileResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from ctportal.pages import address, exports, ribbon
from ctportal.pages.columns import Column
from ctportal.pages.lists import Head

SIZE = 50
AT_ONCE = 2000
TIME_TO_COME = timedelta(days=1)


class Log:
    """Rows of the ledger that one function tells one reader."""

    title = ""
    function = ""
    row = None
    columns: tuple[Column, ...] = ()

    def __init__(self, request, *asked):
        self.request = request
        self.asked = asked

    @cached_property
    def found(self) -> list:
        """The rows of this page, and one more where there is one."""
        return self._told(*_place(self.request.GET.get("cursor", "")), SIZE + 1)

    @property
    def rows(self) -> list[dict]:
        """The rows of this page, each cell as the template prints it."""
        first, *others = self.columns
        return [
            {
                "first": first.html(row),
                "cells": [(column.opening, column.html(row)) for column in others],
            }
            for row in self.found[:SIZE]
        ]

    @property
    def heads(self) -> list[Head]:
        return [Head(column) for column in self.columns]

    @property
    def previous_url(self) -> str:
        """Back to the newest."""
        query = self.request.GET
        return address.changed(query) if "cursor" in query else ""

    @property
    def next_url(self) -> str:
        if len(self.found) <= SIZE:
            return ""
        place = _place(self.request.GET.get("cursor", ""))
        cursor = "~".join(map(str, _after(self.found[:SIZE], *place)))
        return address.changed(self.request.GET, cursor=cursor)

    @property
    def export_urls(self) -> list[tuple[str, str]]:
        return [
            (name, address.changed(self.request.GET, format=name.lower()))
            for name in ("XLSX", "CSV")
        ]

    def all_rows(self) -> Iterator:
        """Every row, as many at once as memory takes."""
        place = _place("")
        while rows := self._told(*place, AT_ONCE):
            yield from rows
            place = _after(rows, *place)

    def _told(self, before, seen, most) -> list:
        values = [*self.asked, before, seen, most]
        marks = ", ".join(["%s"] * len(values))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {self.function}({marks})", values)  # noqa: S608
            return [self.row(*told) for told in cursor.fetchall()]


def is_asked_as_file(request) -> bool:
    return request.GET.get("format") in exports.FORMATS


def as_file(request, log: Log) -> FileResponse:
    """All rows of a log as the file its address asks for."""
    form = request.GET["format"]
    heads = [column.label for column in log.columns]
    rows = ([column.of(row) for column in log.columns] for row in log.all_rows())
    line = ribbon.of(request.shown, request.user)
    out = exports.FORMATS[form](log.title, heads, rows, line)
    kind = exports.XLSX if form == "xlsx" else exports.CSV
    name = f"record-of-access.{form}"
    return FileResponse(out, as_attachment=True, filename=name, content_type=kind)


def _place(cursor) -> tuple[datetime, int]:
    """Where a page begins: the newest row, unless the cursor says another."""
    moment, _sign, seen = cursor.partition("~")
    try:
        at = parse_datetime(moment)
        return at.astimezone(UTC), min(max(int(seen), 0), AT_ONCE)
    except (AttributeError, ValueError, OverflowError):
        return timezone.now() + TIME_TO_COME, 0


def _after(rows, before, seen) -> tuple[datetime, int]:
    last = rows[-1].at
    same = sum(1 for _row in takewhile(lambda row: row.at == last, reversed(rows)))
    return last, same + (seen if last == before else 0)
