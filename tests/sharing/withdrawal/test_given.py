"""Exactly those who were given a record, by whatever channel."""

from ctportal.confidentiality.sealing import seal
from ctportal.ledger.actions import disclose
from sharing.withdrawal import losing
from sharing.withdrawal.given import Given

from ... import factories


def lines_of(record, person, as_person):
    with as_person(person):
        return Given([record.marking], by=person).lines


def test_everyone_who_had_it_is_there_once_for_each_way(
    spread, holder, reader, unoct, outsider, as_person
):
    lines = lines_of(spread, holder, as_person)
    assert {(line.channel, line.entity_id) for line in lines} == {
        ("page", unoct.pk),
        ("api", unoct.pk),
        ("pack", unoct.pk),
        ("by-hand", outsider.entity.pk),
    }
    assert {line.who for line in lines if line.channel == "page"} == {reader.name}


def test_the_originating_offices_own_people_are_not(spread, holder, as_person):
    with as_person(holder):
        disclose(by=holder, channel="export", refs=[spread.ref])
    lines = lines_of(spread, holder, as_person)
    assert "export" not in {line.channel for line in lines}


def test_nobody_who_had_something_else_is(spread, holder, reader, as_person):
    other = factories.make_recommendation(holder)
    assert lines_of(other, holder, as_person) == []


def test_other_offices_learn_nothing(spread, reader, outsider, as_person):
    for person in (reader, outsider):
        assert lines_of(spread, person, as_person) == []


def test_who_had_a_value_before_it_was_taken_out_is_there(
    spread, holder, reader, outsider, as_person
):
    with as_person(holder):
        sealed = seal(spread, "text", by=holder)
    late = factories.person_of(reader.entity, clearance=1)
    with as_person(late):
        disclose(by=late, channel="page", refs=[spread.ref])
    lines = lines_of(sealed, holder, as_person)
    assert reader.name in {line.who for line in lines}
    assert late.name not in {line.who for line in lines}
    assert {line.refs for line in lines} == {(spread.ref,)}


def test_those_who_had_it_have_lost_it(spread, holder, unoct, as_person):
    with as_person(holder):
        sealed = seal(spread, "text", by=holder)
        given = Given([sealed.marking], by=holder)
        assert unoct.pk in {line.entity_id for line in losing.lost(given)}
