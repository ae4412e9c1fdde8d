"""Which column says what: guessed, shown, corrected."""

import pytest

from tests.visits.workbook.notebooks import (
    HEADINGS,
    SPANISH_HEADINGS,
    read,
    sheet_of,
    tidy,
)
from visits.workbook import UnreadableWorkbook
from visits.workbook.columns import CERTAIN, CHOSEN, LIKELY, guess
from visits.workbook.fields import FIELDS

FRENCH_HEADINGS = (
    "N°", "Domaine thématique", "Recommandation", "Priorité", "Destinataires",
    "Assistance technique requise", "Confidentiel à la demande de l’État", "Échéance",
)  # fmt: skip


def fields_of(headings):
    return tuple(column.field for column in guess(dict(enumerate(headings, start=1))))


@pytest.mark.parametrize("headings", [HEADINGS, SPANISH_HEADINGS, FRENCH_HEADINGS])
def test_headings_are_known_in_three_languages(headings):
    assert fields_of(headings) == FIELDS


def test_a_number_sign_heads_the_numbers():
    assert fields_of(["#", "Theme"]) == ("number", "theme")


def test_the_surest_column_is_served_first():
    headings = ["Recommendation number", "Recommendation", "Earlier recommendation"]
    assert fields_of(headings) == ("number", "text", "")


def test_a_guess_says_how_sure_it_is():
    columns = guess({1: "Theme", 2: "Priority for the State", 3: "Weather"})
    assert [column.sure for column in columns] == [CERTAIN, LIKELY, ""]


def test_a_column_nobody_knows_is_told():
    notebook = read(sheet_of(headings=("Theme", "Recommendation")))
    assert "confidential" in notebook.fields_without_column


def test_a_correction_moves_a_field_to_another_column():
    book = sheet_of(
        ("Borders", "Old words.", "New words."),
        headings=("Theme", "Recommendation", "Better"),
    )
    notebook = read(book, mapping={"C": "text"})
    [row] = notebook.rows
    assert (row["text"], row.other) == ("New words.", {"Recommendation": "Old words."})
    assert notebook.columns[2].sure == CHOSEN


def test_a_column_can_be_left_to_none():
    notebook = read(tidy(1), mapping={"D": ""})
    assert notebook.rows[0]["priority"] is None
    assert notebook.rows[0].other == {"Priority": "High"}


@pytest.mark.parametrize(
    "mapping", [{"A": "text", "B": "text"}, {"A": "weather"}, {"ZZ": "text"}]
)
def test_a_correction_that_cannot_be_is_refused(mapping):
    with pytest.raises(UnreadableWorkbook):
        read(tidy(1), mapping=mapping)
