"""Workbooks brought into a notebook: once, whole, and kept from the wrong eyes."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from assessments.models import Recommendation
from ctportal.confidentiality.identity import as_person as sight_of
from ctportal.confidentiality.models import ConfidentialityRequest
from ctportal.correspondence import files
from ctportal.people.models import Entity
from ctportal.reference.models import State
from tests import factories
from visits import importing
from visits.import_report import problems_of
from visits.models import Workbook, WorkbookRow

from .conftest import open_visit
from .lines import read_by
from .workbook.notebooks import as_it_arrives, saved, sheet_of, tidy

NAME = "notebook.xlsx"


def brought(visit, by, book):
    """The workbook kept and brought in."""
    with sight_of(by):
        workbook = importing.keep(visit, by=by, content=saved(book), file_name=NAME)
        return importing.bring_in(workbook, by=by)


def the_book(*rows):
    """A notebook whose themes the reference data knows."""
    return sheet_of(*rows)


def line(text="Open a post.", theme="Border management", **cells):
    cells = {"priority": "High", "need": "yes", "confidential": ""} | cells
    return (
        1,
        theme,
        text,
        cells["priority"],
        "Police; Customs",
        cells["need"],
        cells["confidential"],
        "T2 2027",
    )


def test_sound_rows_become_lines(visit, holder, as_person):
    workbook = brought(visit, holder, the_book(line(), line("Close another.")))
    assert (workbook.read, workbook.imported) == (2, 2)
    with as_person(holder):
        first = Recommendation.objects.readable_by(holder).get(text="Open a post.")
    assert (first.priority, first.needs_assistance) == (1, True)
    assert first.addressees == "Police; Customs"
    assert (str(first.due_on), first.due_text) == ("2027-06-30", "T2 2027")
    assert first.other == {"No.": "1"}


def test_lines_are_drafts_of_the_delegation(visit, holder, expert, colleague):
    brought(visit, holder, the_book(line()))
    assert read_by(holder) == read_by(expert) == ["Open a post."]
    assert read_by(colleague) == []


def test_what_is_not_sound_is_kept_for_repair(visit, holder, as_person):
    workbook = brought(visit, holder, the_book(line(), line(priority="urgent")))
    with as_person(holder):
        [kept] = workbook.rows.kept()
        [problem] = problems_of([importing.judged(kept)])
    assert (problem.row, problem.column, problem.value) == (3, "D", "urgent")


def test_a_marked_row_puts_workbook_and_line_under_the_request(
    visit, holder, expert, as_person
):
    workbook = brought(visit, holder, the_book(line(confidential="x")))
    assert read_by(expert) == []
    with as_person(holder):
        request = ConfidentialityRequest.objects.readable_by(holder).get()
        assert (request.channel, request.scope.count()) == ("oral", 2)
    with as_person(expert):
        assert not Workbook.objects.filter(pk=workbook.pk).exists()


def test_a_row_marked_unclearly_is_kept_and_counts_as_confidential(
    visit, holder, expert, as_person
):
    workbook = brought(visit, holder, the_book(line(confidential="ask Ana")))
    assert workbook.imported == 0
    with as_person(expert):
        assert not WorkbookRow.objects.filter(workbook=workbook.pk).exists()


def test_a_workbook_without_a_mark_is_the_whole_delegations(
    visit, holder, expert, colleague, as_person
):
    workbook = brought(visit, holder, the_book(line()))
    with as_person(expert):
        assert Workbook.objects.readable_by(expert).get().pk == workbook.pk
    with as_person(colleague):
        assert not Workbook.objects.filter(pk=workbook.pk).exists()


def test_the_same_file_is_brought_in_once(visit, holder):
    content = saved(the_book(line()))
    with sight_of(holder):
        first, second = (
            importing.bring_in(
                importing.keep(visit, by=holder, content=content, file_name=NAME),
                by=holder,
            )
            for _time in range(2)
        )
    assert first.pk == second.pk
    assert len(read_by(holder)) == 1


def test_an_import_that_breaks_off_leaves_nothing(visit, holder, monkeypatch):
    book = the_book(*(line(f"Line {number}.") for number in range(4)))
    written = []

    def write_three(*args, **facts):
        if len(written) == 3:
            raise KeyboardInterrupt
        written.append(write_line(*args, **facts))

    write_line = importing.write_line
    monkeypatch.setattr(importing, "write_line", write_three)
    with pytest.raises(KeyboardInterrupt):
        brought(visit, holder, book)
    assert read_by(holder) == []
    monkeypatch.undo()
    assert brought(visit, holder, book).imported == 4
    assert len(read_by(holder)) == 4


def test_a_repaired_row_becomes_a_line(visit, holder, as_person):
    workbook = brought(visit, holder, the_book(line(priority="urgent")))
    with as_person(holder):
        [row] = workbook.rows.kept()
        verdict = importing.repair(
            row, by=holder, words=row.words | {"priority": "high"}
        )
        assert verdict.is_sound
        assert not workbook.rows.kept().exists()
    assert read_by(holder) == ["Open a post."]


def test_a_row_still_wrong_keeps_what_was_typed(visit, holder, as_person):
    workbook = brought(visit, holder, the_book(line(priority="urgent")))
    with as_person(holder):
        [row] = workbook.rows.kept()
        importing.repair(row, by=holder, words=row.words | {"priority": "soon"})
        [kept] = workbook.rows.kept()
    assert kept.words["priority"] == "soon"


def test_a_row_is_repaired_once(visit, holder, as_person):
    workbook = brought(visit, holder, the_book(line(priority="urgent")))
    with as_person(holder):
        [row] = workbook.rows.kept()
        words = row.words | {"priority": "high"}
        importing.repair(row, by=holder, words=words)
        with pytest.raises(WorkbookRow.DoesNotExist):
            importing.repair(row, by=holder, words=words)
    assert len(read_by(holder)) == 1


def test_a_row_repaired_as_confidential_takes_the_workbook_along(
    visit, holder, expert, as_person
):
    workbook = brought(visit, holder, the_book(line(priority="urgent")))
    with as_person(holder):
        [row] = workbook.rows.kept()
        words = row.words | {"priority": "high", "confidential": "yes"}
        importing.repair(row, by=holder, words=words)
    assert read_by(expert) == []
    with as_person(expert):
        assert not Workbook.objects.filter(pk=workbook.pk).exists()


def test_a_row_set_aside_is_no_longer_kept(visit, holder, as_person):
    workbook = brought(visit, holder, the_book(line(priority="urgent")))
    with as_person(holder):
        [row] = workbook.rows.kept()
        importing.set_aside(row, by=holder, reason="Said twice.")
        assert not workbook.rows.kept().exists()
    assert read_by(holder) == []


def test_columns_can_be_corrected_before_they_are_brought_in(visit, holder, as_person):
    book = sheet_of(
        ("Border management", "Open a post."), headings=("Theme", "Recommendation")
    )
    book.active["C1"], book.active["C2"] = "Remark", "x"
    with as_person(holder):
        workbook = importing.keep(visit, by=holder, content=saved(book), file_name=NAME)
        importing.choose_columns(
            workbook, by=holder, sheet="Sheet", mapping={"C": "confidential"}
        )
        importing.bring_in(workbook, by=holder)
        [stored] = Recommendation.objects.readable_by(holder)
        assert stored.marking.requests.count() == 1


def test_a_mark_in_any_sheet_counts_while_none_is_chosen(
    visit, holder, expert, as_person
):
    book = tidy(1)
    book.create_sheet("Second").append([cell.value for cell in book.active[1]])
    book["Second"].append(line(confidential="yes"))
    with as_person(holder):
        importing.keep(visit, by=holder, content=saved(book), file_name=NAME)
    with as_person(expert):
        assert not Workbook.objects.exists()


def test_only_the_delegation_brings_workbooks(visit, colleague):
    with pytest.raises(PermissionDenied):
        brought(visit, colleague, the_book(line()))


def test_a_file_is_kept_under_a_name_that_tells_nothing(visit, holder, tmp_path):
    workbook = brought(visit, holder, the_book(line()))
    path = files.path_of(workbook.stored_as)
    assert path.stat().st_mode & 0o777 == 0o600
    assert NAME not in str(path)


def test_everything_at_once(visit, holder):
    workbook = brought(visit, holder, as_it_arrives())
    with sight_of(holder):
        kept = workbook.rows.kept().count()
    assert workbook.read == workbook.imported + kept == 8


def test_two_clicks_at_the_same_moment_bring_it_in_once(committed):
    cted = Entity.objects.get(code="cted")
    holder = factories.person_of(cted, role="assessment-officer", clearance=1)
    visit = open_visit(holder, State.objects.get(iso3="XAA"))
    content = saved(the_book(line(), line("Close another.")))

    def click():
        try:
            with sight_of(holder):
                workbook = importing.keep(
                    visit, by=holder, content=content, file_name=NAME
                )
                importing.bring_in(workbook, by=holder)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _click in range(2)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert len(read_by(holder)) == 2
