"""Who was already shown a record, told to its originating office."""

from ctportal.ledger.access import shown_to
from ctportal.ledger.actions import disclose

from .. import factories


def show(as_person, person, *records, channel="page"):
    with as_person(person):
        disclose(by=person, channel=channel, refs=[record.ref for record in records])


def test_everybody_outside_who_was_shown_a_record_is_named(holder, reader, as_person):
    first, second = (factories.make_assessment(holder) for _time in range(2))
    show(as_person, reader, first, channel="mail")
    show(as_person, reader, first, second)
    with as_person(holder):
        (line,) = shown_to([first.marking, second.marking])
    assert (line.person_id, line.entity_id) == (reader.pk, reader.entity.pk)
    assert line.refs == sorted([first.ref, second.ref])
    assert line.channels == ["mail", "page"]
    assert line.times == 2


def test_the_originating_offices_own_people_are_not(holder, as_person):
    record = factories.make_assessment(holder)
    show(as_person, holder, record)
    with as_person(holder):
        assert shown_to([record.marking]) == []


def test_other_offices_are_told_nothing(holder, reader, as_person):
    record = factories.make_assessment(holder)
    show(as_person, reader, record)
    with as_person(reader):
        assert shown_to([record.marking]) == []
