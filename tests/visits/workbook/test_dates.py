"""Due dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from visits.workbook.dates import (
    FAR_AWAY,
    LAST_DAY,
    LATEST,
    NO_SUCH_DAY,
    SERIALS_BEGIN,
    UNCLEAR,
    read_due,
)
from visits.workbook.verdicts import NOTE, PROBLEM

# A shared machine may be slow at any example.
unhurried = settings(deadline=None)

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@unhurried
@given(days, st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d"]))
def test_a_day_in_figures_is_that_day(day, pattern):
    verdict = read_due(day.strftime(pattern))
    assert (verdict.value, verdict.message) == (day, None)


@unhurried
@given(days)
def test_a_serial_number_is_its_day_with_a_note(day):
    verdict = read_due(str((day - SERIALS_BEGIN) // timedelta(days=1)))
    assert (verdict.value, verdict.severity) == (day, NOTE)


@unhurried
@given(st.integers(2000, 2099), st.integers(1, 4), st.sampled_from("TQtq"))
def test_a_quarter_is_its_last_day(year, quarter, letter):
    day = read_due(f"{letter}{quarter} {year}").value
    assert (day.year, day.month) == (year, 3 * quarter)
    assert (day + timedelta(days=1)).day == 1


@unhurried
@given(st.text(max_size=30))
def test_no_words_are_too_strange_to_answer(words):
    verdict = read_due(words)
    assert verdict.value or verdict.severity == PROBLEM or not words.strip()


@pytest.mark.parametrize(
    "words",
    [
        "31 December 2027",
        "December 31, 2027",
        "31st of December 2027",
        "31 de diciembre de 2027",
        "31 décembre 2027",
        "31 DIC. 2027",
        "2027-12-31 00:00:00",
    ],
)
def test_a_day_in_words_is_that_day(words):
    verdict = read_due(words)
    assert (verdict.value, verdict.message) == (date(2027, 12, 31), None)


@pytest.mark.parametrize(
    "words",
    [
        "a más tardar dic. 2027",
        "no later than December 2027",
        "au plus tard en décembre 2027",
        "finales de 2027",
        "12/2027",
        "T4/2027",
        "2027-Q4",
        "4.º trimestre de 2027",
        "4e trimestre 2027",
        "2º semestre 2027",
        "H2 2027",
        "2027",
    ],
)
def test_a_period_is_its_last_day_with_a_note(words):
    verdict = read_due(words)
    assert (verdict.value, verdict.message) == (date(2027, 12, 31), LAST_DAY)


def test_at_the_latest_is_noted():
    verdict = read_due("a más tardar el 30/06/2027")
    assert (verdict.value, verdict.message) == (date(2027, 6, 30), LATEST)


def test_a_year_in_two_figures_is_noted():
    verdict = read_due("30/06/27")
    assert (verdict.value, verdict.severity) == (date(2027, 6, 30), NOTE)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("31/02/2027", NO_SUCH_DAY),
        ("2027-02-29", NO_SUCH_DAY),
        ("12/31/2027", NO_SUCH_DAY),
        ("13/2027", NO_SUCH_DAY),
        ("31 de febrero de 2027", NO_SUCH_DAY),
        ("soon", UNCLEAR),
        ("T5 2027", UNCLEAR),
        ("antes de junio de 2027", UNCLEAR),
        ("30/06/1927", FAR_AWAY),
        ("12345", FAR_AWAY),
    ],
)
def test_what_is_no_day_is_a_problem(words, message):
    verdict = read_due(words)
    assert (verdict.value, verdict.message) == (None, message)


def test_no_words_are_no_day():
    assert read_due("  ").message is read_due("  ").value is None
