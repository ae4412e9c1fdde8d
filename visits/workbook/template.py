"""The notebook template: what the portal gives out, it reads back unasked."""

from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _
from xlsxwriter import Workbook

from visits.workbook.fields import FIELDS, LABELS, NO, PRIORITIES, YES

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
}

LINES_TO_FILL = 200

# Nothing of what a line says is ever taken for a formula, a link or a number.
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LOOKS = {
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2},
    "text": {"text_wrap": True, "valign": "top", "quote_prefix": True},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"},
}
# Every template is alike, whenever and by whomever it was made.
_MADE_AT = date(2000, 1, 1)


def template(
    lines: Iterable[Mapping[str, Any]] = (), *, themes: Iterable[str] = ()
) -> bytes:
    """A notebook in the active language, blank or with `lines` filled in.

    A line gives values by field, as a row has them; `themes` are offered for choice.
    """
    output = BytesIO()
    with Workbook(output, _PLAIN) as book:
        book.set_properties({"title": str(NOTEBOOK), "created": _MADE_AT})
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        sheet = book.add_worksheet(str(NOTEBOOK))
        _write_headings(sheet, looks)
        for number, line in enumerate(lines, start=1):
            _write_line(sheet, number, line, looks)
        _offer(sheet, "need", [str(YES), str(NO)])
        _offer(sheet, "confidential", [str(YES), str(NO)])
        _offer(sheet, "priority", [str(label) for label in PRIORITIES.values()])
        _offer_themes(book, sheet, [str(theme) for theme in themes], looks)
    return output.getvalue()


def _write_headings(sheet, looks):
    if get_language_bidi():
        sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    for index, field in enumerate(FIELDS):
        sheet.set_column(index, index, WIDTHS[field], looks["text"])
        sheet.write_string(0, index, str(LABELS[field]), looks["heading"])


def _write_line(sheet, number, line, looks):
    for index, field in enumerate(FIELDS):
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


def _offer(sheet, field, source):
    """A list to choose from, which does not refuse other words: reading will ask."""
    column = FIELDS.index(field)
    choice = {"validate": "list", "source": source, "error_type": "information"}
    sheet.data_validation(1, column, LINES_TO_FILL, column, choice)


def _offer_themes(book, sheet, themes, looks):
    """Themes are too many for a list in the cell; they have a sheet of their own."""
    if not themes:
        return
    lists = book.add_worksheet(str(LISTS))
    lists.set_column(0, 0, WIDTHS["theme"])
    lists.write_string(0, 0, str(LABELS["theme"]), looks["heading"])
    lists.write_column(1, 0, themes, looks["text"])
    _offer(sheet, "theme", f"='{lists.get_name()}'!$A$2:$A${len(themes) + 1}")
