"""Copies are closed when their reader loses one of the records they hold."""

import pytest

from ctportal.confidentiality import closing, sealing
from ctportal.ledger.history import history_of
from sharing.packs.closing import holdings_of
from sharing.packs.models import Copy

from ... import factories


@pytest.fixture
def copy(shared, holder, unoct, make_pack, make_copy):
    """A copy for the reader's office, which holds the shared recommendation."""
    return make_copy(make_pack(holder, reader=unoct), holder)


def take_out(record, as_person, by):
    factories.ask_confidentiality([record], by=by)
    with as_person(by):
        closing.close_copies([record.marking], by=by)


def closed(copy, as_person, holder):
    with as_person(holder):
        return Copy.objects.readable_by(holder).get(pk=copy.pk)


def test_a_copy_whose_reader_lost_a_record_is_closed(copy, shared, holder, as_person):
    take_out(shared, as_person, holder)
    assert closed(copy, as_person, holder).closed_by == holder
    with as_person(holder):
        assert history_of(copy)[0].kind == "copy-closed"


def test_a_copy_that_holds_a_value_locked_away_since_is_closed(
    copy, shared, holder, as_person
):
    with as_person(holder):
        sealing.seal(shared, "text", by=holder)
    assert closed(copy, as_person, holder).closed_by == holder


def test_a_copy_whose_reader_still_reads_all_stays_open(
    copy, shared, holder, as_person
):
    with as_person(holder):
        closing.close_copies([shared.marking], by=holder)
    assert closed(copy, as_person, holder).closed_at is None


def test_a_copy_for_ones_own_office_stays_open(
    shared, holder, make_pack, make_copy, as_person
):
    own = make_copy(make_pack(holder, reader=holder.entity), holder)
    take_out(shared, as_person, holder)
    assert closed(own, as_person, holder).closed_at is None


def test_another_offices_copy_is_closed_by_whose_record_it_holds(
    shared, holder, reader, make_pack, make_copy, as_person
):
    theirs = make_copy(make_pack(reader, reader=reader.entity), reader)
    take_out(shared, as_person, holder)
    assert closed(theirs, as_person, reader).closed_by == holder


def test_nobody_closes_copies_by_naming_others_records(
    copy, shared, outsider, as_person
):
    with as_person(outsider):
        assert holdings_of([shared.marking]) == []
        closing.close_copies([shared.marking], by=outsider)
    assert closed(copy, as_person, copy.created_by).closed_at is None
