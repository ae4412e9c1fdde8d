"""From the lines of a sheet to rows: every line is read, or skipped with its reason."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from visits.workbook.fields import ROW_MARK
from visits.workbook.rows import Problem, judge
from visits.workbook.skips import Skipped, why_skipped
from visits.workbook.verdicts import NOTE

HIDDEN_ROW = _("This row is hidden in the sheet; it was read all the same.")


def sort_out(lines, header, columns, theme_called, called=None):
    """The rows under the headings, and what was passed over."""
    below = {line.number: line for line in lines if line.number > header.number}
    fields = {column.index: column.field for column in columns}
    rows, skipped = [], []
    for number in range(header.number + 1, max(below, default=0) + 1):
        texts = below[number].texts if number in below else {}
        if why := why_skipped(texts, fields, header.texts.values()):
            skipped.append(Skipped(number, " ".join(texts.values()), why))
        else:
            rows.append(_row(below[number], columns, theme_called, called))
    return tuple(rows), tuple(skipped)


def _row(line, columns, theme_called, called):
    taken = [column for column in columns if column.field]
    said = {column.field: line.texts.get(column.index, "") for column in taken}
    row = judge(
        said,
        theme_called=theme_called,
        called=called,
        row_number=line.number,
        columns={column.field: column.letter for column in taken},
        other=_other(line, columns),
    )
    return replace(
        row,
        problems=row.problems + tuple(_notes(line, columns)),
        mark=said.get(ROW_MARK, "").strip(),
    )


def _other(line, columns):
    """The words no field takes, under their heading or else the column's letter."""
    kept = {}
    for column in columns:
        if not column.field and column.index in line.cells:
            heading = column.heading or column.letter
            name = f"{heading} ({column.letter})" if heading in kept else heading
            kept[name] = line.cells[column.index].text
    return kept


def _notes(line, columns):
    """What should be known of how the line was read."""
    if line.hidden:
        yield Problem(line.number, "", "", "", HIDDEN_ROW, NOTE)
    fields = {column.index: column.field for column in columns}
    for index, cell in line.cells.items():
        if cell.note:
            letter = get_column_letter(index)
            yield Problem(
                line.number, letter, fields[index], cell.text, cell.note, NOTE
            )
