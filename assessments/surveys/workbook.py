"""A questionnaire as a workbook: written for those who design by it, and read again.

The heads are words of the format, the same in every language: what was written is
read.  A question keeps its identity, so that a version made outside is known again.
"""

from dataclasses import dataclass, field
from io import BytesIO
from uuid import UUID
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ctportal.correspondence.arriving import look_at
from ctportal.pages.exports import XLSX
from ctportal.reference.languages import LANGUAGES

COLUMNS = ("heading", "number", "part_of", "answered", "requirement")
WORDS = ("title", "question", "help")
IDENTITY = "identity"
HEADS_WITHIN, MOST_ROWS = 10, 1000
UNREADABLE = (BadZipFile, InvalidFileException, KeyError, ValueError, OSError)


@dataclass
class Line:
    """One row of the sheet: what it says, by the heads."""

    row: int
    said: dict = field(default_factory=dict)

    def words(self, kind) -> dict:
        """Its words of one kind in every language it has."""
        named = {language: f"{kind}_{language}" for language in LANGUAGES}
        return {
            language: self.said[head]
            for language, head in named.items()
            if self.said.get(head)
        }

    @property
    def identity(self) -> UUID | None:
        try:
            return UUID(self.said.get(IDENTITY, ""))
        except ValueError:
            return None


def heads_of(parts) -> list[str]:
    """The columns of a questionnaire: words in each language that it has."""
    known = {
        language
        for part in parts
        for one in (part.heading, *part.questions)
        if one
        for language in one.texts
    }
    spoken = [language for language in LANGUAGES if language in known] or ["en"]
    words = [f"{kind}_{language}" for language in spoken for kind in WORDS]
    return [*COLUMNS, *words, IDENTITY]


def rows_of(parts, heads):
    """One row for each question, with its heading's words."""
    for part in parts:
        for question in part.questions:
            said = _facts(part.heading, question)
            yield [said.get(head, "") for head in heads]


def read(file) -> list[Line]:
    """The rows of a workbook that somebody brings, or why it cannot be read."""
    arrived = look_at(file)
    if arrived.media_type != XLSX:
        raise ValidationError(_("Bring an Excel workbook (.xlsx)."))
    try:
        book = load_workbook(BytesIO(arrived.content), read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS))
    except UNREADABLE as broken:
        raise ValidationError(_("This workbook cannot be read.")) from broken
    return _lines(rows)


def _lines(rows) -> list[Line]:
    for above, row in enumerate(rows[:HEADS_WITHIN], start=1):
        heads = [_plain(cell).casefold() for cell in row]
        if "number" in heads and any(head.startswith("question") for head in heads):
            return [
                Line(number, dict(zip(heads, map(_plain, cells), strict=False)))
                for number, cells in enumerate(rows[above:], start=above + 1)
                if any(_plain(cell) for cell in cells)
            ]
    raise ValidationError(
        _("No row has the heads: at least “number” and “question_en”.")
    )


def _facts(heading, question) -> dict:
    parent, requirement = question.parent, question.requirement
    said = {
        "heading": heading.number if heading else "",
        "number": question.number,
        "part_of": parent.number if parent else "",
        "answered": question.answer,
        "requirement": requirement.code if requirement else "",
        IDENTITY: str(question.identity),
    }
    words = {
        "title": heading.texts if heading else {},
        "question": question.texts,
        "help": question.helps,
    }
    for kind, texts in words.items():
        said |= {f"{kind}_{language}": text for language, text in texts.items()}
    return said


def _plain(cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
