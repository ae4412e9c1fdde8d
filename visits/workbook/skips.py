"""Lines of a sheet that are no recommendation: blanks, totals, footnotes, headings.

Only a line with a single thing to say can be one of them; a line that fills two parts
of a recommendation is always read, and kept for repair when something is missing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from visits.workbook.words import folded

BLANK = _("The row is blank.")
FOOTNOTE = _("A footnote, not a recommendation.")
HEADING = _("A heading or remark on its own, not a recommendation.")
HEADINGS_AGAIN = _("The headings of the columns again.")
ONLY_A_NUMBER = _("Only the number is filled in.")
SUBTOTAL = _("A total, not a recommendation.")

_TOTAL = re.compile(r"(?:grand |gran )?(?:sub|sous)?[- ]?total\b.{0,30}")
_STAR = re.compile(r"[*†‡]")
_REMARK = re.compile(
    r"[*†‡ ]*(?:(?:foot)?note|nota|n\.? ?b\.?|fuente|source|remarque) ?:"
)


@dataclass(frozen=True)
class Skipped:
    """A row that was not read as a recommendation, with its words and the reason."""

    row: int
    words: str
    why: Any


def why_skipped(texts: Mapping[int, str], fields: Mapping[int, str], headings) -> Any:
    """The reason to pass over a line, or None to read it.

    `fields` tells each column's field, `headings` the words of the header row.
    """
    if not texts:
        return BLANK
    if _same_words(texts, headings):
        return HEADINGS_AGAIN
    in_words = {i: text for i, text in texts.items() if not _is_figures(text)}
    if not in_words:
        return ONLY_A_NUMBER if {fields.get(i) for i in texts} <= {"number"} else None
    if len(in_words) == 1:
        return _why_alone(*in_words.popitem(), fields)
    return None


def _why_alone(index, text, fields):
    """A line with one thing to say is often not about a recommendation."""
    said = folded(text)
    if _TOTAL.fullmatch(said):
        return SUBTOTAL
    if _REMARK.match(said):
        return FOOTNOTE
    # Among the recommendations a star may be a mark, and a mark is not passed over.
    if _STAR.match(said) and fields.get(index) != "text":
        return FOOTNOTE
    return HEADING if fields.get(index) == "number" else None


def _is_figures(text):
    """Whether this is a number, a sum or a date: figures without a word."""
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _same_words(texts, headings):
    return {folded(text) for text in texts.values()} == set(map(folded, headings))
