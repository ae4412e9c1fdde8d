"""Judging one line, read or typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.visits.workbook.notebooks import LINE, judged, read, theme_called, tidy
from visits.workbook import judge, values
from visits.workbook.words import answers, folded, marks

# A shared machine may be slow at any example.
unhurried = settings(deadline=None)

blanks = st.text(" \t\n", max_size=3)


def messages(row):
    return [problem.message for problem in row.problems]


def test_a_theme_and_a_text_are_enough():
    row = judged()
    assert row.is_sound
    assert (row["need"], row.confidential, row.due, row["priority"]) == (
        False,
        False,
        None,
        None,
    )


@pytest.mark.parametrize(
    "yes", ["Sí", "si", "S", "x", "YES", "y", "oui", "✓", "TRUE", "1"]
)
def test_yes_is_known_as_people_write_it(yes):
    row = judged(need=yes, confidential=yes)
    assert row.is_sound
    assert row["need"] is row.confidential is True


@pytest.mark.parametrize("no", ["No", "N", "non", "-", "FALSE", "0", ""])
def test_no_is_known_as_people_write_it(no):
    row = judged(need=no, confidential=no)
    assert row.is_sound
    assert row["need"] is row.confidential is False


@unhurried
@given(st.sampled_from(sorted(answers())), blanks, blanks)
def test_an_answer_is_known_in_any_case_and_with_any_space(word, before, after):
    row = judged(need=f"{before}{word.upper()}{after}")
    assert row["need"] is answers()[word]


@unhurried
@given(st.text(min_size=1, max_size=20))
def test_a_mark_is_no_only_when_it_is_known_to_be(mark):
    row = judged(confidential=mark)
    is_no = not mark.strip() or marks().get(folded(mark)) is False
    assert row.confidential is not is_no


def test_an_unknown_mark_counts_as_confidential_and_goes_to_repair():
    row = judged(confidential="ask Ana")
    assert row.confidential
    assert messages(row) == [values.UNKNOWN_MARK]


@pytest.mark.parametrize("field", ["number", "text"])
def test_a_star_without_an_answer_counts_as_confidential(field):
    row = judged(**{field: "12 *"})
    assert row.confidential
    assert messages(row) == [values.STAR]


def test_an_answer_settles_what_a_star_means():
    assert judged(number="12*", confidential="no").is_sound


def test_an_unknown_need_is_a_problem():
    row = judged(need="perhaps")
    assert row["need"] is None
    assert messages(row) == [values.UNKNOWN_ANSWER]


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("High", 1),
        ("A", 1),
        ("haute", 1),
        ("M", 2),
        ("moyenne", 2),
        ("B", 3),
        ("low", 3),
    ],
)
def test_priorities_are_known_in_three_languages(words, rank):
    assert judged(priority=words)["priority"] == rank


def test_an_unknown_priority_is_a_problem():
    assert messages(judged(priority="urgent")) == [values.UNKNOWN_PRIORITY]


def test_theme_and_text_must_be_there():
    row = judged(theme=" ", text="\n")
    assert messages(row) == [values.NO_THEME, values.NO_TEXT]


def test_an_unknown_theme_is_a_problem():
    assert messages(judged(theme="Weather")) == [values.UNKNOWN_THEME]


@pytest.mark.parametrize("text", ["ver nota al pie", "See footnote 3", "voir la note"])
def test_a_text_that_points_elsewhere_is_a_problem(text):
    assert messages(judged(text=text)) == [values.POINTS_ELSEWHERE]


def test_a_text_that_begins_with_an_equals_sign_is_noted():
    row = judged(text="=Open a post")
    assert row.is_sound
    assert (row["text"], messages(row)) == ("=Open a post", [values.KEPT_AS_TEXT])


@pytest.mark.parametrize("text", ["=A1", "=SUM(A1:A3)", "=1+1", "=$B$2 & C2"])
def test_a_formula_without_a_result_is_a_problem(text):
    assert messages(judged(text=text)) == [values.UNSOLVED_FORMULA]


def test_spaces_run_together_and_lines_stay():
    assert judged(text="  Open \u00a0 a post.\n\n Then\tclose it. ")["text"] == (
        "Open a post.\nThen close it."
    )


def test_control_characters_go():
    assert judged(text="Open\x00 a\x1f post.")["text"] == "Open a post."


def test_addressees_stand_on_lines_or_between_semicolons():
    row = judged(addressees="Police; Customs,  air\nCoast guard;")
    assert row["addressees"] == ("Police", "Customs, air", "Coast guard")


def test_addressees_without_end_are_a_problem():
    assert messages(judged(addressees="Police; " * 60)) == [values.TOO_MANY_ADDRESSEES]


def test_a_problem_names_row_and_field():
    [problem] = judged(need="perhaps").problems
    assert (problem.row, problem.column, problem.field) == (7, "", "need")


def test_a_repaired_line_is_judged_as_it_was_read():
    [row] = read(tidy(1)).rows
    again = judge(row.typed, theme_called=theme_called, row_number=row.number_in_sheet)
    assert again == row


def test_a_line_says_what_was_typed():
    row = judged(due=" T2 2027 ")
    assert (row.typed["due"], row.due_text) == (" T2 2027 ", "T2 2027")
    assert row.typed["text"] == LINE["text"]
