"""A whole notebook: what is read, what is kept for repair, what is passed over."""

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.visits.workbook.notebooks import (
    HEADINGS,
    as_it_arrives,
    read,
    saved,
    sheet_of,
    theme_called,
    tidy,
)
from visits.workbook import UnreadableWorkbook, read_workbook
from visits.workbook.layout import TOO_MANY_COLUMNS, TOO_MANY_ROWS
from visits.workbook.reading import NO_HEADINGS, NO_SUCH_SHEET
from visits.workbook.sheets import WAS_FORMULA, WAS_MERGED
from visits.workbook.skips import (
    BLANK,
    FOOTNOTE,
    HEADING,
    HEADINGS_AGAIN,
    ONLY_A_NUMBER,
    SUBTOTAL,
)


@pytest.fixture(scope="module")
def arrived():
    return read(as_it_arrives())


def test_a_tidy_notebook_is_read_whole():
    notebook = read(tidy(40))
    assert len(notebook.sound) == len(notebook.rows) == 40
    assert (notebook.problems, notebook.notes, notebook.skipped) == ([], [], ())


def test_a_notebook_is_read_from_a_path_or_an_open_file(tmp_path):
    path = tmp_path / "notebook.xlsx"
    path.write_bytes(saved(tidy(2)))
    with path.open("rb") as file:
        from_file = read_workbook(file, theme_called=theme_called)
    assert from_file == read_workbook(path, theme_called=theme_called)


def test_the_headings_are_found_under_the_title(arrived):
    assert (arrived.sheets, arrived.sheet, arrived.header_row) == (
        ("Sheet",),
        "Sheet",
        4,
    )


def test_sound_rows_are_told_from_rows_to_repair(arrived):
    assert [row.number_in_sheet for row in arrived.sound] == [5, 6, 7, 8]
    assert [row.number_in_sheet for row in arrived.for_repair] == [9, 10, 11, 12]


def test_each_problem_names_its_cell(arrived):
    assert [(p.row, p.column, p.value) for p in arrived.problems] == [
        (9, "H", "31/02/2027"),
        (10, "B", ""),
        (10, "C", "ver nota al pie"),
        (11, "C", ""),
        (12, "B", "Puertos"),
        (12, "D", "urgente"),
        (12, "F", "quizá"),
        (12, "G", "?"),
    ]


def test_what_was_assumed_is_noted(arrived):
    assert [(p.row, p.field) for p in arrived.notes] == [
        (6, "due"),
        (7, "due"),
        (8, "text"),
        (8, "due"),
    ]


def test_lines_passed_over_are_told_with_the_reason(arrived):
    assert [(s.row, s.why) for s in arrived.skipped] == [
        (13, BLANK),
        (14, SUBTOTAL),
        (15, FOOTNOTE),
    ]
    assert arrived.skipped[1].words == "Subtotal del bloque"


def test_marked_rows_and_unclear_marks_are_confidential(arrived):
    confidential = [row.number_in_sheet for row in arrived.rows if row.confidential]
    assert confidential == [6, 7, 12]


def test_values_are_understood_and_words_kept(arrived):
    first, second, third, fourth = arrived.sound
    assert first["addressees"] == ("Aduanas", "Policía")
    assert second["text"] == "Cerrar otro."
    assert (third["theme"], third["priority"], third["number"]) == ("prisons", 2, "")
    assert (third.due, third.due_text) == (date(2026, 12, 30), "46386")
    assert (fourth.due, fourth["need"]) == (date(2027, 12, 31), False)


def test_a_text_that_begins_with_an_equals_sign_stays_text(arrived):
    assert arrived.sound[3]["text"] == "=Reunirlos allí"


def test_another_sheet_is_left_alone(arrived):
    assert "llamadas" not in arrived.sheets
    assert "555" not in repr(arrived)


def test_columns_without_a_field_keep_their_words():
    book = sheet_of(
        ("Borders", "Open a post.", "by boat", "on foot", "unheaded"),
        headings=("Theme", "Recommendation", "Remark", "Remark"),
    )
    [row] = read(book).rows
    assert row.other == {"Remark": "by boat", "Remark (D)": "on foot", "E": "unheaded"}


def test_several_notebooks_in_one_workbook_are_asked_about():
    book = tidy(1)
    book.create_sheet("Second").append(HEADINGS)
    asked = read(book)
    assert (asked.sheets, asked.sheet, asked.rows) == (("Sheet", "Second"), "", ())
    assert len(read(book, sheet="Sheet").rows) == 1


def test_a_sheet_without_headings_cannot_be_chosen():
    with pytest.raises(UnreadableWorkbook, match=str(NO_SUCH_SHEET)):
        read(as_it_arrives(), sheet="llamadas")


def test_a_hidden_sheet_is_not_read():
    book = tidy(1)
    book.create_sheet("In front")
    book["Sheet"].sheet_state = "hidden"
    with pytest.raises(UnreadableWorkbook, match="Hidden sheets"):
        read(book)


def test_a_workbook_without_headings_says_what_they_are():
    with pytest.raises(UnreadableWorkbook) as refusal:
        read(Workbook())
    assert refusal.value.message == NO_HEADINGS


def test_hidden_rows_are_read_and_noted():
    book = tidy(2)
    book.active.row_dimensions[3].hidden = True
    notebook = read(book)
    assert len(notebook.sound) == 2
    assert [note.row for note in notebook.notes] == [3]


def test_hidden_columns_are_read_and_told():
    book = tidy(1)
    book.active.column_dimensions["G"].hidden = True
    hidden = [column.letter for column in read(book).columns if column.hidden]
    assert hidden == ["G"]


def test_a_merged_mark_holds_for_every_row_it_spans():
    book = tidy(3)
    book.active["G2"] = "x"
    book.active.merge_cells("G2:G3")
    notebook = read(book)
    assert [row.confidential for row in notebook.rows] == [True, True, False]
    assert [(n.row, n.message) for n in notebook.notes] == [(3, WAS_MERGED)]


def test_a_formula_gives_its_last_value(with_last_value):
    notebook = read_workbook(with_last_value("Open a post."), theme_called=theme_called)
    assert notebook.rows[0]["text"] == "Open a post."
    assert [note.message for note in notebook.notes] == [WAS_FORMULA]


def test_a_formula_that_came_to_an_error_is_kept_for_repair(with_last_value):
    notebook = read_workbook(with_last_value("#REF!"), theme_called=theme_called)
    assert [p.value for p in notebook.problems] == ["#REF!"]


def test_a_text_shown_as_an_unknown_name_is_recovered(with_last_value):
    content = with_last_value("#NAME?", formula="Reinforce")
    notebook = read_workbook(content, theme_called=theme_called)
    assert notebook.rows[0]["text"] == "=Reinforce"


def test_comments_in_the_margin_are_told():
    book = tidy(1)
    book.active["C2"].comment = Comment("Ask the ministry.", "A. Analyst")
    assert read(book).has_unread_comments
    assert not read(tidy(1)).has_unread_comments


def test_headings_repeated_on_each_page_are_passed_over():
    notebook = read(sheet_of(HEADINGS, (1,), ("BLOCK TWO",)))
    assert [s.why for s in notebook.skipped] == [HEADINGS_AGAIN, ONLY_A_NUMBER, HEADING]


def test_a_starred_recommendation_is_no_footnote():
    notebook = read(sheet_of((None, None, "* Open a post.")))
    assert [row.confidential for row in notebook.for_repair] == [True]


def test_a_lone_mark_is_kept_for_repair():
    notebook = read(sheet_of((None,) * 6 + ("x",)))
    assert [row.confidential for row in notebook.for_repair] == [True]


def test_a_sheet_that_goes_too_far_down_is_refused():
    book = tidy(1)
    book.active["C5001"] = "far below"
    with pytest.raises(UnreadableWorkbook, match=str(TOO_MANY_ROWS)):
        read(book)


def test_a_sheet_that_goes_too_far_to_the_side_is_refused():
    book = tidy(1)
    book.active.cell(2, 101, "far away")
    with pytest.raises(UnreadableWorkbook, match=str(TOO_MANY_COLUMNS)):
        read(book)


def test_the_size_of_another_sheet_does_not_matter():
    book = tidy(1)
    book.create_sheet("Long")["A9000"] = "far below"
    assert len(read(book).rows) == 1


def test_a_fault_of_the_callers_own_is_not_taken_for_damage():
    def unwell(_name):
        raise LookupError

    with pytest.raises(LookupError):
        read_workbook(saved(tidy(1)), theme_called=unwell)
