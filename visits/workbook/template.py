"""The notebook template: what the portal gives out, it reads back unasked."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _
from xlsxwriter import Workbook

from visits.workbook.fields import (
    EVERY_LABEL,
    FIELDS,
    LABELS,
    NO,
    PRIORITIES,
    ROW_MARK,
    ROW_MARK_LABEL,
    YES,
)

NOTEBOOK, LISTS = _("Notebook"), _("Lists")

WIDTHS = {
    "number": 6,
    "theme": 28,
    "text": 70,
    "priority": 12,
    "addressees": 30,
    "need": 18,
    "confidential": 18,
    "due": 14,
    "title": 30,
    "pillar": 8,
    "requirement": 24,
    "gender": 12,
    "children": 12,
    ROW_MARK: 10,
}
HEADINGS = EVERY_LABEL | {ROW_MARK: ROW_MARK_LABEL}
# Cells in which one of a few words is chosen.
CHOICES = {
    "need": (YES, NO),
    "confidential": (YES, NO),
    "priority": tuple(PRIORITIES.values()),
    "gender": (YES, NO),
    "children": (YES, NO),
}

LINES_TO_FILL = 200
A4 = 9
LONGEST_HEADER = 255

# Nothing of what a line says is ever taken for a formula, a link or a number.
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LOOKS = {
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2},
    "handling": {"bold": True},
    "text": {"text_wrap": True, "valign": "top", "quote_prefix": True},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"},
}
# Every template is alike, whenever and by whomever it was made.
_MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)


def template(
    lines: Iterable[Mapping[str, Any]] = (),
    *,
    themes: Iterable[str] = (),
    fields: tuple[str, ...] = FIELDS,
    handling: str = "",
) -> bytes:
    """A notebook in the active language, blank or with `lines` filled in.

    A line gives values by field, as a row has them; `themes` are offered for choice.
    How to handle it stands above the headings, and on every sheet of paper.
    """
    output = BytesIO()
    with Workbook(output, _PLAIN) as book:
        book.set_properties({"title": str(NOTEBOOK), "created": _MADE_AT})
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        sheet = book.add_worksheet(str(NOTEBOOK))
        top = _write_handling(sheet, handling, looks)
        _write_headings(sheet, fields, top, looks)
        for number, line in enumerate(lines, start=top + 1):
            _write_line(sheet, number, line, fields, looks)
        for field in CHOICES.keys() & set(fields):
            _offer(sheet, fields, field, [str(word) for word in CHOICES[field]], top)
        _offer_themes(book, sheet, fields, [str(theme) for theme in themes], top, looks)
    return output.getvalue()


def _write_handling(sheet, handling, looks) -> int:
    """How to handle it, in a row of its own; how many rows that takes."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1 if handling else 0)
    if not handling:
        return 0
    on_paper = f"&C{handling.replace('&', '&&')}"[:LONGEST_HEADER]
    sheet.set_header(on_paper)
    sheet.set_footer(on_paper)
    sheet.write_string(0, 0, handling, looks["handling"])
    return 1


def _write_headings(sheet, fields, top, looks):
    if get_language_bidi():
        sheet.right_to_left()
    sheet.freeze_panes(top + 1, 0)
    for index, field in enumerate(fields):
        hidden = {"hidden": field == ROW_MARK}
        sheet.set_column(index, index, WIDTHS[field], looks["text"], hidden)
        sheet.write_string(top, index, str(HEADINGS[field]), looks["heading"])


def _write_line(sheet, number, line, fields, looks):
    for index, field in enumerate(fields):
        value = line.get(field)
        if isinstance(value, date):
            sheet.write_datetime(number, index, value, looks["day"])
        elif value is not None:
            sheet.write_string(number, index, _words(field, value), looks["text"])


def _words(field, value):
    if isinstance(value, bool):
        return str(YES if value else NO)
    if field == "priority":
        return str(PRIORITIES.get(value, value))
    if isinstance(value, (list, tuple)):
        return "\n".join(map(str, value))
    return str(value)


def _offer(sheet, fields, field, source, top):
    """A list to choose from, which does not refuse other words: reading will ask."""
    column = fields.index(field)
    choice = {"validate": "list", "source": source, "error_type": "information"}
    sheet.data_validation(top + 1, column, top + LINES_TO_FILL, column, choice)


def _offer_themes(book, sheet, fields, themes, top, looks):
    """Themes are too many for a list in the cell; they have a sheet of their own."""
    if not themes:
        return
    lists = book.add_worksheet(str(LISTS))
    lists.set_column(0, 0, WIDTHS["theme"])
    lists.write_string(0, 0, str(LABELS["theme"]), looks["heading"])
    lists.write_column(1, 0, themes, looks["text"])
    source = f"='{lists.get_name()}'!$A$2:$A${len(themes) + 1}"
    _offer(sheet, fields, "theme", source, top)
