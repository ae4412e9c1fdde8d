"""Editions carry sealed values under their own marking, also those made before."""

import pytest

from ctportal.confidentiality import sealing
from ctportal.confidentiality.identity import as_person
from sharing.exchange import actions, sheet

from . import exchanges


@pytest.fixture
def record(offices):
    return exchanges.recommend(offices, offices.unoct, offices.unodc, title="Posts")


def seal(record, offices, *readers):
    with as_person(offices.head):
        return sealing.seal(record, "title", by=offices.head, readers=readers)


def edition_of(matrix, offices):
    with as_person(offices.head):
        return actions.make_edition(matrix, period=exchanges.MAY, by=offices.head)


def title_for(edition, person):
    """What the sheet says in the column of titles, and what it calls not shared."""
    with as_person(person):
        (line,) = sheet.read(edition, person).lines
        said = {cell.column.key: cell.said for cell in line.cells}
        return said["title"], line.not_shared


def test_an_edition_says_that_a_title_is_not_shared(offices, matrix, record):
    seal(record, offices, offices.unoct)
    edition = edition_of(matrix, offices)
    assert title_for(edition, offices.unodc_box) == ("Not shared", ["title"])
    assert title_for(edition, offices.unoct_box) == ("Posts", [])
    assert title_for(edition, offices.head) == ("Posts", [])


def test_so_does_one_that_was_made_before(offices, matrix, record):
    edition = edition_of(matrix, offices)
    seal(record, offices, offices.unoct)
    assert title_for(edition, offices.unodc_box) == ("Not shared", ["title"])
    assert title_for(edition, offices.unoct_box) == ("Posts", [])


def test_sealing_shows_as_no_change_between_editions(offices, matrix, record):
    before = edition_of(matrix, offices)
    seal(record, offices)
    after = edition_of(matrix, offices)
    for person in (offices.unoct_box, offices.head):
        with as_person(person):
            (line,) = sheet.read(after, person, base=before).lines
            assert (line.change, line.changed) == ("", [])


def test_a_delivery_that_waits_begins_anew_for_who_lost_it(offices, matrix, record):
    edition_of(matrix, offices)
    seal(record, offices, offices.unoct)
    waiting = {
        delivery.recipient: delivery.closed_at
        for delivery in exchanges.deliveries_of(matrix)
        if delivery.closed_at
    }
    assert list(waiting) == [offices.unodc_box]
