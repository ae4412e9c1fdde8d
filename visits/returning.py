"""Rows the portal gave out, coming back: each is its line's, changed or not.

A row without a mark is a new line.  One whose line is hidden, sent, withdrawn or gone
is kept to be looked at, in each case alike.  Lines without a row stay as they are.
"""

from dataclasses import dataclass, field

from assessments.models import Recommendation

from . import taking_along, wording
from .actions import change_line
from .actions.notebook import is_in_request
from .merging import Clashing, settle
from .workbook import Row, marks
from .workbook.marks import Mark


@dataclass
class Given:
    """A row the portal gave out, and what it would change of its line."""

    row: Row
    mark: Mark
    line: Recommendation | None
    sound: dict = field(default_factory=dict)
    clashes: dict = field(default_factory=dict)
    is_marked: bool = False

    @property
    def is_to_settle(self) -> bool:
        return not self.row.is_sound or self.line is None or bool(self.clashes)

    @property
    def changes(self) -> bool:
        return bool(self.sound) or self.is_marked

    def take_in(self, visit, by):
        """Store what can be stored of it."""
        if self.line is not None and self.changes:
            said = self.sound | {"confidential": self.row.confidential}
            change_line(visit, self.line, by=by, version=self.mark.version, **said)


@dataclass
class Returned:
    """The rows of a file: new lines, and those of lines there are."""

    new: list[Row]
    given: list[Given]
    # Lines of the notebook that a file of given rows has no row of.
    missing: int = 0
    # Whether the rows stand in another order than their lines, or among them.
    has_other_order: bool = False

    @property
    def sound(self) -> list[Row]:
        return [row for row in self.new if row.is_sound]

    @property
    def changed(self) -> list[Given]:
        return [given for given in self.given if given.line and given.changes]

    @property
    def untouched(self) -> list[Given]:
        settled = (given for given in self.given if not given.is_to_settle)
        return [given for given in settled if not given.changes]

    @property
    def to_keep(self) -> list[tuple[Row, Mark | None]]:
        """Rows to repair or to settle, in the order of the sheet."""
        new = [(row, None) for row in self.new if not row.is_sound]
        given = [(one.row, one.mark) for one in self.given if one.is_to_settle]
        return sorted(new + given, key=lambda kept: kept[0].number_in_sheet)


def require_own(visit, reading):
    """Refuse a file with a mark that was not made for this notebook."""
    for row in reading.rows:
        if row.mark:
            marks.read(visit, row.mark)


def sort(visit, reading, by) -> Returned:
    """What would come of each row."""
    drafts = lines_by_ref(visit, by)
    new, given = [], {}
    for row in reading.rows:
        mark = marks.read(visit, row.mark) if row.mark else None
        # A row copied with its mark to begin another is a new line.
        if mark is None or mark.ref in given:
            new.append(row)
        else:
            line = drafts.get(mark.ref)
            given[mark.ref] = _given(row, mark, line, _told_by(reading), by)
    missing = len(drafts.keys() - given.keys()) if given else 0
    is_moved = bool(given) and _is_moved(new, given.values(), list(drafts))
    return Returned(new, list(given.values()), missing, is_moved)


def _is_moved(new, given, refs) -> bool:
    """Whether some row stands before one whose line comes earlier; new lines would
    come last."""
    places = {row.number_in_sheet: len(refs) for row in new if row.is_sound}
    known = (one for one in given if one.line is not None)
    places |= {one.row.number_in_sheet: refs.index(one.mark.ref) for one in known}
    in_sheet = [places[number] for number in sorted(places)]
    return in_sheet != sorted(in_sheet)


def typed_in(row, told) -> dict:
    """What a row says of its line, in the columns there are."""
    facts = wording.facts_of(row)
    return {n: said for n, said in facts.items() if wording.WORDS.get(n) in told}


def lines_by_ref(visit, by) -> dict[str, Recommendation]:
    """The lines that rows may change: drafts this person may read."""
    return {line.ref: line for line in taking_along.drafts_of(visit, by)}


def as_given(row, verdict, line, by) -> Given:
    """A kept row, and what it would change of its line now."""
    return _given(verdict, Mark(row.line, row.version), line, row.columns.keys(), by)


def settle_row(row, verdict, line, *, seen, by) -> bool:
    """Let a kept row change its line, once its clashes were seen as they are now."""
    given = as_given(row, verdict, line, by)
    if given.clashes and seen != line.version_read:
        return False
    mine = typed_in(verdict, given.clashes)
    said = given.sound | mine | {"confidential": verdict.confidential}
    change_line(row.workbook.visit, line, by=by, **said)
    return True


def _given(row, mark, line, told, by):
    found = Given(row, mark, line)
    if line is None or not row.is_sound:
        return found
    found.is_marked = row.confidential and not is_in_request(line)
    typed = typed_in(row, told)
    readable = {name: typed[name] for name in typed.keys() - set(line.not_shared)}
    try:
        found.sound = settle(line, readable, mark.version, by)
    except Clashing as clash:
        found.sound, found.clashes = clash.sound, clash.clashes
    return found


def _told_by(reading) -> set[str]:
    return {column.field for column in reading.columns}
