"""Text copied from a document, made into lines to check."""

import re

from . import wording
from .lines import Line
from .workbook import values

# What stands before a paragraph in a list: "12.", "3)", "(iv)", a bullet, a dash.
_BEFORE = re.compile(r"^\s*(?:\(?(?:\d{1,3}|[ivxlc]{1,6}|[a-z])[.)]|[•·▪◦‣o*–—-])\s+")


def lines_in(text: str, theme_called) -> list[Line]:
    """Each paragraph as a line; of a table's row, the longest cell and its theme."""
    paragraphs = (values.clean(part) and part for part in text.splitlines())
    return [
        Line(number, _words(paragraph, theme_called))
        for number, paragraph in enumerate(filter(None, paragraphs), start=1)
    ]


def _words(paragraph, theme_called):
    cells = [values.on_one_line(cell) for cell in paragraph.split("\t")]
    text = max(cells, key=len)
    themes = (cell for cell in cells if cell and cell != text and theme_called(cell))
    said = {"text": _BEFORE.sub("", text, count=1), "theme": next(themes, "")}
    return wording.NOTHING_TYPED | said
