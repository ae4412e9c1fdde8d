"""The columns of a list: what each says of a record, on screen and in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

NOTHING = SafeString('<span class="none">–</span>')
ZERO = SafeString('<span class="zero">0</span>')


@dataclass(frozen=True)
class Column:
    """One column: `value` is a path ("state.name") or a function of the record.

    `sort` is the field the rows are ordered by when the column is chosen; `link` is
    True for the record's own page, or a function giving an address; `below` is a
    second, quieter line, drawn where it says something; a column not `shown` waits in
    the chooser.
    """

    key: str
    label: str | Promise
    value: str | Callable[[Any], Any] = ""
    sort: str = ""
    link: bool | Callable[[Any], str] = False
    numeric: bool = False
    below: str | Callable[[Any], Any] = ""
    shown: bool = True

    def of(self, record):
        """What the record has in this column, as it is."""
        return found(self.value or self.key, record)

    def html(self, record, mark="") -> str:
        """What the page says, with the record's mark beside it."""
        value = self.of(record)
        said = ZERO if self.numeric and value == 0 else shown_as(value)
        href = self._href(record)
        if href and said not in (NOTHING, ZERO):
            said = format_html('<a href="{}">{}</a>', href, said)
        if mark:
            said = format_html("{} {}", said, mark)
        below = shown_as(found(self.below, record)) if self.below else NOTHING
        if below != NOTHING:
            said = format_html('{}<span class="meta">{}</span>', said, below)
        return said

    def _href(self, record):
        if callable(self.link):
            return self.link(record)
        return record.get_absolute_url() if self.link else ""

    @property
    def opening(self) -> str:
        """The start of the column's cells, which is the same in every row."""
        return format_html(
            '<td class="{}" data-label="{}">', self.classes, str(self.label)
        )

    @property
    def classes(self) -> str:
        return "number" if self.numeric else "ref" if self.key == "ref" else ""


def found(path, record):
    """What a path or a function finds in a record, or that it is not shared."""
    if callable(path):
        return path(record)
    first, *further = path.split(".")
    if first in getattr(record, "not_shared", ()):
        return not_shared()
    value = getattr(record, first, None)
    for name in further:
        value = getattr(value, name, None)
    return value() if callable(value) else value


def not_shared() -> str:
    """What stands in the place of a value that its reader does not have."""
    return _("Not shared")


def shown_as(value) -> SafeString:
    """A value as people read it; a dash for nothing."""
    if value is None or value == "":
        return NOTHING
    if hasattr(value, "__html__"):
        return value.__html__()
    if isinstance(value, date):
        return format_html("<time>{}</time>", in_words(value))
    return conditional_escape(in_words(value))


def in_words(value) -> str:
    """A value as text: dates and numbers the reader's way, yes and no in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, int | Decimal):
        return number_format(value, force_grouping=True)
    return str(value)
