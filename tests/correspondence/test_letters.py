"""The register of letters: what is entered, what it is about, who sees its number."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ctportal.confidentiality.actions import release
from ctportal.correspondence.letters import actions, numbering, ties
from ctportal.correspondence.models import Letter
from ctportal.ledger.history import history_of

from .. import factories

MAY = date(2026, 5, 4)


@pytest.fixture
def record(holder, carana):
    return factories.make_recommendation(holder, state=carana)


@pytest.fixture
def write(as_person):
    """`write(holder, title="Visit")` enters a letter of ours."""

    def enter(by, **facts):
        with as_person(by):
            facts = {"direction": "out", "written_on": MAY} | facts
            return actions.register(by=by, **facts)

    return enter


def numbers(letters, person, as_person):
    with as_person(person):
        return [numbering.number_of(letter, person) for letter in letters]


def test_each_letter_of_ours_takes_the_next_number(write, holder, as_person):
    letters = [write(holder), write(holder), write(holder, direction="in")]
    first, second, third = numbers(letters, holder, as_person)
    year = timezone.localdate().year
    assert (first, second) == (f"CTED/{year}/0001", f"CTED/{year}/0002")
    assert third == ""


def test_offices_count_apart(write, holder, reader, as_person):
    write(holder)
    theirs = write(reader)
    assert numbers([theirs], reader, as_person)[0].endswith("/0001")


def test_a_number_given_elsewhere_is_kept(write, holder, as_person):
    letter = write(holder, our_number="CTED 17/26")
    assert numbers([letter], holder, as_person) == ["CTED 17/26"]


def test_who_reads_a_letter_does_not_see_its_number(
    write, holder, reader, browser, as_person
):
    letter = write(holder, title="Visit to Carana")
    (number,) = numbers([letter], holder, as_person)
    with as_person(holder):
        release(letter, to=reader.entity, by=holder)
    for address in ("/letters/", letter.get_absolute_url(), "/api/v1/letters/"):
        page = browser(reader).get(address).content.decode()
        assert "Visit to Carana" in page
        assert number not in page
    asked = f"/letters/?q={number}"
    assert letter.ref not in browser(reader).get(asked).content.decode()
    assert letter.ref in browser(holder).get(asked).content.decode()


def test_a_letter_is_read_by_its_office_alone(write, holder, reader, as_person):
    write(holder)
    with as_person(reader):
        assert not Letter.objects.readable_by(reader).exists()


def test_nothing_is_written_on_a_day_to_come(write, holder):
    with pytest.raises(ValidationError):
        write(holder, written_on=date(2999, 1, 1))


def test_a_letter_stands_in_the_history_of_what_it_is_about(
    write, record, holder, as_person
):
    letter = write(holder)
    with as_person(holder):
        actions.tie(letter, record, "consent", by=holder)
        actions.tie(letter, record, "consent", by=holder)
        (tied,) = ties.letters_of(record, holder)
        assert (tied.letter, tied.role) == (letter, "consent")
        assert [done.kind for done in history_of(record)][:1] == ["letter-tied"]


def test_nobody_ties_a_letter_to_another_offices_record(
    write, record, reader, as_person
):
    letter = write(reader)
    with as_person(reader), pytest.raises(PermissionDenied):
        actions.tie(letter, record, "about", by=reader)


def test_a_tie_is_seen_by_who_reads_both(write, record, holder, reader, as_person):
    letter = write(holder)
    with as_person(holder):
        actions.tie(letter, record, "about", by=holder)
        release(record, to=reader.entity, by=holder)
    with as_person(reader):
        assert ties.letters_of(record, reader) == []


def test_letters_that_answer_each_other_lead_to_one_another(write, holder, as_person):
    ours = write(holder, title="Agreement sought")
    theirs = write(holder, direction="in", answers=[ours])
    with as_person(holder):
        assert ties.exchange_around(theirs, holder) == ([ours], [])
        assert ties.exchange_around(ours, holder) == ([], [theirs])


def test_a_draft_goes_out_once_and_is_received_after(write, holder, as_person):
    letter = write(holder)
    with as_person(holder):
        actions.send(letter, by=holder, on=MAY)
        with pytest.raises(ValidationError):
            actions.send(letter, by=holder, on=MAY)
        with pytest.raises(ValidationError):
            actions.record_receipt(letter, by=holder, on=date(2026, 5, 3))
        actions.record_receipt(letter, by=holder, on=MAY)
    assert (letter.sent_on, letter.received_on) == (MAY, MAY)


def test_a_letter_is_entered_tied_and_sent_on_its_pages(browser, record, holder):
    page = browser(holder)
    said = {"direction": "out", "type": "note", "title": "Visit", "language": "en"}
    said |= {"state": "XAA", "classification": "1", "written_on": "2026-05-04"}
    address = page.post("/letters/new/", said)["Location"]
    page.post(f"{address}tie/", {"record": record.ref, "role": "transmission"})
    page.post(f"{address}sent/", {"on": "2026-05-05"})
    shown = page.get(address).content.decode()
    assert record.ref in shown
    assert "CTED/" in shown
    assert "It was received" in shown


def test_machines_enter_and_change_letters(client, holder):
    client.force_login(holder)
    said = {"direction": "in", "state": "XAA", "type": "note", "their_number": "7/26"}
    made = client.post("/api/v1/letters/", said, content_type="application/json")
    assert made.status_code == 201, made.content
    address = f"/api/v1/letters/{made.json()['ref']}/"
    change = {"their_number": "8/26", "version": made.json()["version"]}
    changed = client.patch(address, change, content_type="application/json")
    assert changed.json()["their_number"] == "8/26", changed.content


def test_the_list_asks_no_more_for_more_rows(write, holder, carana, browser):
    page = browser(holder)

    def ask():
        with CaptureQueriesContext(connection) as queries:
            page.get("/letters/")
        return len(queries)

    for _time in range(2):
        write(holder, state=carana)
    ask()
    few = ask()
    for _time in range(6):
        write(holder, state=carana)
    assert ask() == few


def test_the_page_of_a_record_leads_to_its_letters(
    write, holder, carana, record, browser, as_person
):
    letter = write(holder, direction="in", state=carana, title="Agreed")
    way = f'href="/letters/of/{record.ref}/"'
    page = browser(holder)
    assert way in page.get(record.get_absolute_url()).content.decode()
    with as_person(holder):
        actions.tie(letter, record, "about", by=holder)
    assert "1 letter" in page.get(record.get_absolute_url()).content.decode()


def test_who_neither_keeps_nor_finds_letters_is_led_nowhere(
    holder, reader, record, browser, as_person
):
    with as_person(holder):
        release(record, to=reader.entity, by=holder)
    shown = browser(reader).get(record.get_absolute_url()).content.decode()
    assert "/letters/of/" not in shown
