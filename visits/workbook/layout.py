"""How a sheet is laid out: what is hidden, what is merged, how far it goes.

Values are streamed, so that a sheet cannot claim more memory than it fills; the stream
says nothing of the layout, which is gathered here from the same XML.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from visits.workbook.limits import SUSPICIOUS, plain_parser
from visits.workbook.unreadable import UnreadableWorkbook

MOST_ROWS = 5_000
MOST_COLUMNS = 100

TOO_MANY_ROWS = _("This sheet goes below row 5,000. Divide it and bring the parts.")
TOO_MANY_COLUMNS = _(
    "This sheet has more than 100 columns. Keep those of the notebook."
)

_CONTENT = {"f", "is", "v"}
_TRUE = {"1", "true"}


@dataclass
class Layout:
    """Rows and columns by number.

    `merged` has the cells that span several rows: column, first row, last row.
    """

    last_row: int = 0
    last_column: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)

    def hides_column(self, index: int) -> bool:
        return any(index in hidden for hidden in self.hidden_columns)

    def require_notebook_size(self) -> None:
        if self.last_row > MOST_ROWS:
            raise UnreadableWorkbook(TOO_MANY_ROWS)
        if self.last_column > MOST_COLUMNS:
            raise UnreadableWorkbook(TOO_MANY_COLUMNS)


def layout_of(xml: bytes) -> Layout:
    """The layout told by a sheet's XML."""
    return _Scan(xml).layout


class _Scan:
    """Walks the elements of a sheet once, noting the few that matter."""

    def __init__(self, xml):
        self.layout = Layout()
        self.row = self.column = 0
        parser = plain_parser()
        parser.StartElementHandler = self._start
        parser.Parse(xml, True)

    def _start(self, name, attributes):
        tag = name.rpartition(":")[2]
        if tag in _CONTENT:
            self.layout.last_row = max(self.layout.last_row, self.row)
            self.layout.last_column = max(self.layout.last_column, self.column)
        elif tag in ("row", "c", "col", "mergeCell"):
            getattr(self, f"_start_{tag.lower()}")(attributes)

    def _start_row(self, attributes):
        number = int(attributes.get("r", self.row + 1))
        # A row or cell that came before would hide, or be hidden by, the other.
        if number <= self.row:
            raise UnreadableWorkbook(SUSPICIOUS)
        self.row, self.column = number, 0
        if attributes.get("hidden") in _TRUE:
            self.layout.hidden_rows.add(number)

    def _start_c(self, attributes):
        column = self.column + 1
        if "r" in attributes:
            column = coordinate_to_tuple(attributes["r"])[1]
        if column <= self.column:
            raise UnreadableWorkbook(SUSPICIOUS)
        self.column = column

    def _start_col(self, attributes):
        if attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]), int(attributes["max"])
            self.layout.hidden_columns.append(range(first, last + 1))

    def _start_mergecell(self, attributes):
        column, first_row, _last_column, last_row = range_boundaries(attributes["ref"])
        if last_row > first_row:
            self.layout.merged.append((column, first_row, last_row))
