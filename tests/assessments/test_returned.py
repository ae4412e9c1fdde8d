"""A file that a State returned, with tracked changes and remarks, as its comments."""

from assessments.reading.returned import Asks, said_in
from assessments.sent import SentParagraph
from ctportal.correspondence.inspecting import blocks_of
from ctportal.correspondence.media import DOCX
from ctportal.correspondence.reading import Block, Remark, Written

from . import word

SENT = [
    SentParagraph(1, "", "Border security"),
    SentParagraph(1, "A", "Border posts are not connected."),
    SentParagraph(1, "B", "The police has no list:\n(a) of persons;\n(b) of papers."),
    SentParagraph(2, "", "Criminal justice"),
    SentParagraph(2, "C", "Courts are independent."),
    SentParagraph(2, "D", "Prosecutors are few."),
]
HEAD = (word.heading("I. Border security"),)
ITEMS = (word.paragraph("of persons;", level=1), word.paragraph("of papers.", level=1))
REST = (
    word.heading("II. Criminal justice"),
    word.paragraph("Courts are independent."),
    word.paragraph("Prosecutors are few."),
)
FIRST = word.paragraph("Border posts are not connected.")
SECOND = word.paragraph("The police has no list:")


def read(content):
    told = blocks_of(content, DOCX)
    blocks = [Block(**block) for block in told.pop("blocks")]
    remarks = [Remark(**remark) for remark in told.pop("remarks")]
    return Written(blocks, remarks, **told)


def said(*blocks, **beside):
    written = read(word.document(*blocks, **beside))
    return [
        (one.asks, one.place, one.proposed or one.text)
        for one in said_in(written, SENT)
    ]


def test_what_is_returned_unchanged_says_nothing():
    assert said(*HEAD, FIRST, SECOND, *ITEMS, *REST) == []


def test_a_tracked_change_proposes_the_words_of_its_paragraph():
    changed = word.paragraph(
        "Border posts are ", word.taken_out("not "), word.put_in("fully "), "connected."
    )
    assert said(*HEAD, changed, SECOND, *ITEMS, *REST) == [
        (Asks.WORDING, (1, "A"), "Border posts are fully connected.")
    ]


def test_a_change_in_an_item_is_one_of_its_paragraph():
    item = word.paragraph("of persons ", word.put_in("and cars"), ";", level=1)
    assert said(*HEAD, FIRST, SECOND, item, ITEMS[1], *REST) == [
        (
            Asks.WORDING,
            (1, "B"),
            "The police has no list:\n(a) of persons and cars;\n(b) of papers.",
        )
    ]


def test_a_paragraph_put_in_follows_the_one_above():
    enter = word.paragraph("Border posts are not connected.", end="ins")
    new = word.paragraph(word.put_in("Two posts were connected in May."))
    assert said(*HEAD, enter, new, SECOND, *ITEMS, *REST) == [
        (Asks.ADDITION, (1, "A"), "Two posts were connected in May.")
    ]


def test_a_paragraph_taken_out_is_asked_to_be_left_out():
    gone = word.paragraph(word.taken_out("Courts are independent."), end="del")
    rest = (REST[0], gone, REST[2])
    assert said(*HEAD, FIRST, SECOND, *ITEMS, *rest) == [(Asks.DELETION, (2, "C"), "")]


def test_a_heading_is_changed_in_its_place():
    heading = word.paragraph(
        "II. Criminal ", word.taken_out("justice"), word.put_in("law"), style="Heading2"
    )
    assert said(*HEAD, FIRST, SECOND, *ITEMS, heading, *REST[1:]) == [
        (Asks.WORDING, (2, ""), "Criminal law")
    ]


def test_a_remark_stands_at_its_paragraph_with_what_answers_it():
    remarked = word.paragraph(
        "Courts are ", word.remarked(0, word.run("independent")), "."
    )
    rest = (REST[0], remarked, REST[2])
    written = read(
        word.document(
            *HEAD,
            FIRST,
            SECOND,
            *ITEMS,
            *rest,
            remarks=[(0, "Since 2024 by law."), (1, "Law No. 7.")],
            answers=[(1, 0)],
        )
    )
    (remark,) = said_in(written, SENT)
    assert (remark.asks, remark.place) == (Asks.REMARK, (2, "C"))
    assert remark.text == "Since 2024 by law.\n\nLaw No. 7."
    assert remark.quoted == "independent"


def test_changes_without_tracking_are_found_by_comparing():
    changed = word.paragraph("Border posts are now all connected.")
    new = word.paragraph("A law of 2026 governs surveillance by drones.")
    assert said(*HEAD, changed, SECOND, *ITEMS, *REST[:2], new) == [
        (Asks.WORDING, (1, "A"), "Border posts are now all connected."),
        (Asks.ADDITION, (2, "C"), "A law of 2026 governs surveillance by drones."),
        (Asks.DELETION, (2, "D"), ""),
    ]


def test_numbers_typed_by_hand_are_no_change():
    typed = [
        word.paragraph(f"{number}. {text}", style="Normal")
        for number, text in enumerate(("Border posts are not connected.",), 1)
    ]
    assert said(*HEAD, *typed, SECOND, *ITEMS, *REST) == []


def test_a_paragraph_moved_is_not_lost():
    moved_from = word.paragraph(word.taken_out("Courts are independent."), end="del")
    moved_to = word.paragraph(word.put_in("Courts are independent."))
    found = said(*HEAD, FIRST, SECOND, *ITEMS, REST[0], moved_from, REST[2], moved_to)
    assert found == [
        (Asks.DELETION, (2, "C"), ""),
        (Asks.ADDITION, (2, "D"), "Courts are independent."),
    ]


def test_a_paragraph_moved_leaves_its_typed_number_behind():
    said_there = word.put_in("7. Courts are independent.")
    moved = word.paragraph(word.remarked(0, said_there), style="Normal")
    blocks = (*HEAD, moved, FIRST, SECOND, *ITEMS, REST[0], REST[2])
    written = read(word.document(*blocks, remarks=[(0, "Since 2024.")]))
    added, remark, _deleted = said_in(written, SENT)
    assert added.proposed == remark.quoted == "Courts are independent."


def test_a_paragraph_moved_takes_its_remarks_along():
    moved = word.paragraph(word.remarked(0, word.put_in("Courts are independent.")))
    gone = word.paragraph(word.taken_out("Courts are independent."), end="del")
    blocks = (*HEAD, moved, FIRST, SECOND, *ITEMS, REST[0], gone, REST[2])
    assert said(*blocks, remarks=[(0, "Since 2024 by law.")]) == [
        (Asks.ADDITION, (1, ""), "Courts are independent."),
        (Asks.REMARK, (2, "C"), "Since 2024 by law."),
        (Asks.DELETION, (2, "C"), ""),
    ]


def test_a_letter_about_the_report_is_kept_to_be_placed_by_hand():
    letter = word.paragraph("The mission presents its compliments.", style="Normal")
    remarked = word.paragraph(word.remarked(0, word.run("Yours")), style="Normal")
    found = said_in(
        read(word.document(letter, remarked, remarks=[(0, "See paragraph 2.")])), SENT
    )
    assert {one.place for one in found} == {None}
    assert "See paragraph 2." in [one.text for one in found]
    assert all(one.is_doubtful for one in found if one.asks == Asks.ADDITION)


def test_a_paragraph_parted_in_two_is_one_proposal():
    first = word.paragraph("Border posts ", end="ins")
    second = word.paragraph("are not connected.")
    assert said(*HEAD, first, second, SECOND, *ITEMS, *REST) == [
        (Asks.WORDING, (1, "A"), "Border posts\nare not connected.")
    ]
