from datetime import datetime

import pytest

from ctportal.rendering.content import Section, Table
from ctportal.rendering.direction import marked, stretches
from ctportal.rendering.plaintext import printable
from ctportal.rendering.proportions import numeric, widths
from tests.rendering.samples import item, pack


@pytest.mark.parametrize("word", ["", "secret", "Confidential"])
def test_an_unknown_classification_is_refused(word):
    with pytest.raises(ValueError, match="unknown classification"):
        pack(classification=word)
    with pytest.raises(ValueError, match="unknown classification"):
        item(classification=word)


def test_a_pack_marked_below_one_of_its_items_is_refused():
    sections = [Section("Recommendations", items=[item(classification="strictly")])]
    with pytest.raises(ValueError, match="marked above its document"):
        pack(classification="confidential", sections=sections)


def test_a_document_marked_below_one_of_its_sections_is_refused():
    sections = [Section("Borders", classification="strictly")]
    with pytest.raises(ValueError, match="marked above its document"):
        pack(classification="confidential", sections=sections)


def test_a_level_of_headings_is_not_skipped():
    with pytest.raises(ValueError, match="is skipped"):
        pack(sections=[Section("One"), Section("Three", level=3)])


def test_a_ragged_table_is_refused():
    with pytest.raises(ValueError, match="longer or shorter"):
        Table(["Theme", "Needs"], [["Borders"]])


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        pack(as_of=datetime(2026, 11, 21))  # noqa: DTZ001


def test_printable_text_keeps_lines_and_arabic_joiners():
    assert printable("a\r\nb\tc\u200c\u2028d") == "a\nb c\u200c\nd"


def test_a_line_is_cut_where_its_direction_turns():
    assert stretches("Carana (كارانا) 2026", right_to_left=False) == [
        ("Carana (", False),
        ("كارانا", True),
        (") 2026", False),
    ]


def test_words_that_all_run_the_other_way_keep_their_full_stop():
    said = "Courts are independent."
    assert stretches(said, right_to_left=True) == [(said, False)]
    assert marked(said, right_to_left=True) == f"\u200e{said}\u200e"
    assert marked(said, right_to_left=False) == said


def test_a_column_is_wide_enough_for_its_longest_word():
    shares = widths(["Recommendations", "Text"], [["9", "word " * 60]])
    assert shares[0] / sum(shares) >= 15 / 100
    assert shares[1] > 3 * shares[0]


def test_only_columns_of_numbers_are_numeric():
    rows = [["Borders", "7", "12.5 %"], ["Justice", "1,200", "none"]]
    assert numeric(["Theme", "Needs", "Share"], rows) == [False, True, False]
