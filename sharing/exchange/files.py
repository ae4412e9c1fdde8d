"""A reader's copy of an edition as a workbook.

The same lines give the same bytes: nothing in the file tells when it was made.
"""

from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from ctportal.confidentiality.models import Marking
from ctportal.pages import exports, ribbon
from ctportal.pages.shown import Shown

from .sheet import Sheet


def workbook(sheet: Sheet, reader) -> BinaryIO:
    """The sheet as its reader downloads it or is sent it."""
    heads = [
        _("No."),
        _("Reference"),
        *(column.label for column in sheet.columns),
        _("Classification"),
        _changed_since(sheet.base),
    ]
    line = str(ribbon_over(sheet, reader))
    return exports.workbook(_("Edition"), heads, _rows(sheet), line)


def markings_on(sheet: Sheet) -> list[Marking]:
    """Of the edition, and of every line in the file."""
    of_lines = (marking for line in sheet.lines for marking in line.markings)
    return [sheet.edition.marking, *of_lines]


def ribbon_over(sheet: Sheet, reader) -> ribbon.Ribbon:
    """How the whole file is to be handled."""
    shown = Shown()
    shown.extend(markings_on(sheet))
    return ribbon.of(shown, reader)


def name_of(edition) -> str:
    """A file name that tells the matrix and the number and no more."""
    return f"{edition.matrix.code}-{edition.number}.xlsx"


def _changed_since(base):
    if base is None:
        return _("Changed")
    return _("Changed since edition %(number)s") % {"number": base.number}


def _rows(sheet) -> Iterator[list]:
    for line in sheet.lines:
        yield [
            line.number,
            line.marking.ref,
            *(cell.said for cell in line.cells),
            line.marking.get_classification_display(),
            line.in_words,
        ]
