"""What was sent by other means: written down, found again, told to one's office."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ctportal.confidentiality.actions import release
from ctportal.correspondence import transmissions
from ctportal.correspondence.models import Transmission
from ctportal.ledger.history import history_of, told

from .. import factories

BY_HAND = {"sent_on": date(2026, 5, 1), "means": "by-hand", "person": "Mr Katasi"}


@pytest.fixture
def record(holder, carana):
    return factories.make_recommendation(holder, state=carana)


@pytest.fixture
def sent(record, holder, unoct, as_person):
    """The record was handed to UNOCT."""
    with as_person(holder):
        return transmissions.write_down(
            [record.marking], by=holder, entity=unoct, **BY_HAND
        )


def test_a_transmission_is_about_the_state_its_records_are_about(sent, carana):
    assert sent.marking.state == carana
    assert sent.receiver.endswith("Mr Katasi")


def test_it_stands_in_the_history_of_each_record(sent, record, holder, as_person):
    with as_person(holder):
        assert history_of(record)[0].kind == "sent-by-other-means"
        assert "Sent by other means" in told(record)[0].what
        assert [tie.transmission for tie in transmissions.of([record], by=holder)] == [
            sent
        ]


def test_nobody_writes_down_what_another_office_sent(record, reader, as_person):
    with as_person(reader), pytest.raises(PermissionDenied):
        transmissions.write_down([record.marking], by=reader, **BY_HAND)


def test_it_is_read_by_its_own_office_alone(sent, record, holder, reader, as_person):
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
    with as_person(reader):
        assert not Transmission.objects.readable_by(reader).exists()
        assert transmissions.of([record], by=reader) == []


def posted(browser, writer, record, **facts):
    asked = {"refs": record.ref, "sent_on": "2026-05-01", "means": "note"}
    address = f"/transmissions/new/?of={record.ref}"
    return browser(writer).post(address, asked | facts)


def test_it_is_written_down_from_a_records_page(
    record, holder, unoct, browser, as_person
):
    answer = posted(browser, holder, record, entity=unoct.code, number="NV/12")
    page = browser(holder).get(answer["Location"])
    assert b"NV/12" in page.content
    assert record.ref.encode() in page.content
    access = browser(holder).get(f"/confidentiality/readers/{record.ref}/access/")
    assert b"note verbale" in access.content


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, b"Name an organization"),
        ({"person": "X", "sent_on": "2999-01-01"}, b"still to come"),
        ({"person": "X", "refs": "R-000000"}, b"no record with this reference"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(record, holder, browser, facts, said):
    assert said in posted(browser, holder, record, **facts).content


def test_a_hidden_reference_is_as_unknown_as_a_missing_one(
    record, reader, browser, as_person
):
    hidden = posted(browser, reader, record, person="X").content.decode()
    assert f"no record with this reference: {record.ref}" in hidden


def test_the_list_asks_no_more_for_more_rows(record, holder, browser, as_person):
    def ask():
        with CaptureQueriesContext(connection) as queries:
            browser(holder).get("/transmissions/")
        return len(queries)

    write(record, holder, as_person, 2)
    few = ask()
    write(record, holder, as_person, 6)
    assert ask() == few


def write(record, by, as_person, times):
    with as_person(by):
        for _time in range(times):
            transmissions.write_down([record.marking], by=by, **BY_HAND)
