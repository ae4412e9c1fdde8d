"""Which column says what: guessed from its heading, shown, and open to correction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from visits.workbook.fields import EVERY_FIELD, FIELDS, ROW_MARK
from visits.workbook.unreadable import UnreadableWorkbook
from visits.workbook.words import folded_heading, headings

CERTAIN, LIKELY, CHOSEN = "certain", "likely", "chosen"

TWICE = _("Two columns are given for the same part of a recommendation.")
UNKNOWN_COLUMN = _("The choice of columns does not fit this sheet.")

# A shorter word inside a longer heading says too little to guess from.
SHORTEST_TELLING_WORD = 4


@dataclass(frozen=True)
class Column:
    """A column of the sheet.  `field` is empty when its words are kept as they are."""

    index: int
    heading: str
    field: str = ""
    sure: str = ""
    hidden: bool = False

    @property
    def letter(self) -> str:
        return get_column_letter(self.index)


def header_fields(texts: Mapping[int, str]) -> set[str]:
    """The fields that a line of a sheet announces, if it is a line of headings."""
    return {column.field for column in guess(texts)} - {""}


def guess(texts: Mapping[int, str]) -> list[Column]:
    """Each heading with the field it most probably announces, no field twice.

    The surest claims are served first, so that a column whose heading also resembles
    another's gets what is left.
    """
    columns = {index: Column(index, text.strip()) for index, text in texts.items()}
    served = set()
    for *_strength, index, field, sure in sorted(_claims(texts)):
        if field not in served and not columns[index].field:
            columns[index] = replace(columns[index], field=field, sure=sure)
            served.add(field)
    return [columns[index] for index in sorted(columns)]


def corrected(columns: list[Column], mapping: Mapping[str, str] | None) -> list[Column]:
    """`columns` as people say they are: letter to field, or to "" for none."""
    mapping = mapping or {}
    chosen = [field for field in mapping.values() if field]
    if len(chosen) != len(set(chosen)):
        raise UnreadableWorkbook(TWICE)
    letters = {column.letter for column in columns}
    if not (set(chosen) <= {*EVERY_FIELD, ROW_MARK} and set(mapping) <= letters):
        raise UnreadableWorkbook(UNKNOWN_COLUMN)
    return [_correct(column, mapping, chosen) for column in columns]


def _correct(column, mapping, chosen):
    if column.letter in mapping:
        return replace(column, field=mapping[column.letter], sure=CHOSEN)
    if column.field in chosen:
        return replace(column, field="", sure="")
    return column


def _claims(texts):
    for index, text in texts.items():
        heading = "no" if text.strip() == "#" else folded_heading(text)
        for word, field in headings().items():
            if word == heading:
                yield 0, -len(word), index, field, CERTAIN
            elif field in FIELDS and _tells(word, heading):
                yield 1, -len(word), index, field, LIKELY


def _tells(word, heading) -> bool:
    """Whether a longer heading has a word in it that says what it announces."""
    return len(word) >= SHORTEST_TELLING_WORD and f" {word} " in f" {heading} "
