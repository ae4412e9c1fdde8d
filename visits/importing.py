"""Bringing a workbook into a notebook: kept, looked at, brought in once, repaired.

The whole workbook is kept as it came, read by the delegation only.  When any row bears
a mark of confidentiality, the workbook and later the row join the visit's request
before they are stored.
"""

from hashlib import sha256
from pathlib import PurePath

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.actions import cover, open_record, save_record
from ctportal.correspondence import files
from ctportal.ledger.actions import note

from . import naming, returning, wording
from .actions import (
    arrange_lines,
    ask_confidentiality,
    requests_on_new,
    write_line,
)
from .actions.locking import lock
from .delegations import require_writer
from .models import Workbook, WorkbookRow
from .states import are_several
from .workbook import Row, UnreadableWorkbook, judge, read_workbook
from .workbook import Workbook as Reading

OF_SEVERAL = _(
    "A sheet does not say which State a row is about. Paste the lines of each State of "
    "this visit in turn."
)


@transaction.atomic
def keep(visit, *, by, content: bytes, file_name: str) -> Workbook:
    """Keep a workbook of this visit; the same file brought again is the one known.

    A sheet does not say of which State a row is: a visit to several takes none.
    """
    require_writer(by, visit)
    if are_several(visit):
        raise UnreadableWorkbook(OF_SEVERAL)
    lock(visit)
    digest = sha256(content).hexdigest()
    if known := known_as(visit, digest, by):
        return known
    reading = read(content)
    returning.require_own(visit, reading)
    is_marked = may_bear_mark(content, reading)
    requests = requests_on_new(visit, Workbook.kind, by=by, is_marked=is_marked)
    stored_as = files.store(content)
    try:
        return open_record(
            Workbook,
            by=by,
            state=visit.marking.state,
            circle=visit.delegation,
            requests=requests,
            visit=visit,
            file_name=PurePath(file_name).name[-200:],
            stored_as=stored_as,
            digest=digest,
            sheet=reading.sheet,
        )
    except DatabaseError:
        files.forget(stored_as)
        raise


def known_as(visit, digest, person) -> Workbook | None:
    """The workbook of this visit with the same content, if it was brought before."""
    workbooks = Workbook.objects.readable_by(person).of_visit(visit)
    return workbooks.filter(digest=digest).first()


def read(content, *, sheet="", mapping=None) -> Reading:
    return read_workbook(
        content, sheet=sheet or None, mapping=mapping, **naming.finders()
    )


def reading_of(workbook) -> Reading:
    """The workbook as it is read now, with the columns people gave."""
    with files.open_stored(workbook.stored_as) as file:
        content = file.read()
    return read(content, sheet=workbook.sheet, mapping=workbook.mapping)


def bears_mark(reading) -> bool:
    """Whether a row counts as confidential."""
    return any(row.confidential for row in reading.rows)


def may_bear_mark(content, reading) -> bool:
    """The same, looking into every sheet while none is chosen."""
    if reading.sheet:
        return bears_mark(reading)
    return any(bears_mark(read(content, sheet=name)) for name in reading.sheets)


@transaction.atomic
def choose_columns(workbook, *, by, sheet, mapping) -> Workbook:
    """Take the sheet and the columns as people say they are."""
    require_writer(by, workbook.visit)
    if workbook.brought_in_at:
        return workbook
    workbook.sheet, workbook.mapping = sheet, mapping
    reading = reading_of(workbook)
    returning.require_own(workbook.visit, reading)
    _join_request_if(bears_mark(reading), workbook, by)
    return save_record(
        workbook, by=by, event="columns-chosen", sheet=sheet, mapping=mapping
    )


@transaction.atomic
def bring_in(workbook, *, by, takes_order=False) -> Workbook:
    """Store the sound rows as lines, or as changes of theirs, and keep the others for
    repair, once.  The order of the rows is taken over where somebody wants it."""
    require_writer(by, workbook.visit)
    lock(workbook.visit)
    workbook.refresh_from_db()
    if workbook.brought_in_at:
        return workbook
    reading = reading_of(workbook)
    _join_request_if(bears_mark(reading), workbook, by)
    returned = returning.sort(workbook.visit, reading, by)
    stored = _take_in(workbook.visit, returned, by)
    if takes_order and returned.has_other_order:
        in_order = [stored[number] for number in sorted(stored)]
        arrange_lines(workbook.visit, in_order, by=by)
    _keep_for_repair(workbook, reading, returned.to_keep)
    return save_record(
        workbook,
        by=by,
        event="brought-in",
        read=len(reading.rows),
        imported=len(returned.sound),
        changed=len(returned.changed),
        untouched=len(returned.untouched),
        brought_in_at=timezone.now(),
    )


def _take_in(visit, returned, by) -> dict:
    """The line of each row by the row's number, new or changed."""
    stored = {}
    for row in returned.sound:
        stored[row.number_in_sheet] = write_line(visit, by=by, **facts_of(row))
    for given in returned.given:
        given.take_in(visit, by)
        if given.line is not None:
            stored[given.row.number_in_sheet] = given.line
    return stored


def facts_of(row: Row) -> dict:
    """A sound row, as the fields of a new line."""
    number = {"No.": row["number"]} if row["number"] else {}
    return wording.facts_of(row) | {"other": {**number, **row.other}}


def judged(row: WorkbookRow, words=None, finders=None) -> Row:
    """A kept row as it is judged now, or as it would be with other words."""
    return judge(
        words or row.words,
        row_number=row.number,
        columns=row.columns,
        other=row.other,
        **(finders or naming.finders()),
    )


@transaction.atomic
def repair(row, *, by, words, seen="") -> Row:
    """Correct a kept row; it becomes a line, or changes its own, once it is sound.

    What somebody else has changed in that line too is replaced only in the version
    that was `seen` beside the row.
    """
    require_writer(by, row.workbook.visit)
    verdict = judged(row, words)
    _join_request_if(verdict.confidential, row.workbook, by)
    row = WorkbookRow.objects.kept().select_for_update(of=("self",)).get(pk=row.pk)
    row.words = verdict.typed
    if verdict.is_sound and _stored(row, verdict, by, seen):
        row.stored_at = timezone.now()
    row.save(update_fields=["words", "stored_at"])
    note("workbook-row-repaired", by=by, of=row.workbook.marking)
    return verdict


@transaction.atomic
def set_aside(row, *, by, reason):
    """Leave a kept row out of the notebook, saying why."""
    require_writer(by, row.workbook.visit)
    row = WorkbookRow.objects.kept().select_for_update(of=("self",)).get(pk=row.pk)
    row.set_aside_at, row.reason = timezone.now(), reason
    row.save(update_fields=["set_aside_at", "reason"])
    note("workbook-row-set-aside", by=by, of=row.workbook.marking)


def _stored(row, verdict, by, seen) -> bool:
    """Store a sound row; one that clashes with what was not seen stays."""
    visit = row.workbook.visit
    line = returning.lines_by_ref(visit, by).get(row.line)
    if line is None:
        write_line(visit, by=by, **facts_of(verdict))
        return True
    return returning.settle_row(row, verdict, line, seen=seen, by=by)


def _join_request_if(is_confidential, workbook, by):
    is_covered = workbook.marking.requests.in_force().exists()
    if is_confidential and not is_covered:
        request = ask_confidentiality(workbook.visit, by=by)
        cover([workbook], request=request, by=by)


def _keep_for_repair(workbook, reading, kept):
    letters = {column.field: column.letter for column in reading.columns}
    letters.pop("", None)
    WorkbookRow.objects.bulk_create(
        WorkbookRow(
            workbook=workbook,
            number=row.number_in_sheet,
            words=row.typed,
            other=dict(row.other),
            columns=letters,
            line=mark.ref if mark else "",
            version=mark.version if mark else "",
        )
        for row, mark in kept
    )
