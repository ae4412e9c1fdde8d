"""Reading an analyst's notebook workbook.

What people bring back from a visit is a spreadsheet nobody designed for us.  It is
read in four steps, one module each: `limits` refuses what could hurt, `sheets` gives
lines of plain text, `columns` finds what stands where, `rows` judges each line by the
same rules that judge a line typed in the browser.  Nothing is dropped in silence: a
line is sound, or kept for repair with its problems, or skipped with the reason.
"""

from visits.workbook.columns import Column
from visits.workbook.reading import Workbook, read_workbook
from visits.workbook.rows import Cell, Problem, Row, judge
from visits.workbook.skips import Skipped
from visits.workbook.template import template
from visits.workbook.unreadable import UnreadableWorkbook

__all__ = [
    "Cell",
    "Column",
    "Problem",
    "Row",
    "Skipped",
    "UnreadableWorkbook",
    "Workbook",
    "judge",
    "read_workbook",
    "template",
]
