"""Clocks on any record: started by a letter, reminded of once, moved on their pages."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from ctportal.correspondence.clocks import actions, reminding, waiting
from ctportal.correspondence.letters import actions as letters
from ctportal.correspondence.letters import ties
from ctportal.correspondence.models import ClockReminder, Holiday

from .. import factories

TODAY = timezone.localdate


def days_ago(days):
    return TODAY() - timedelta(days=days)


@pytest.fixture
def record(holder, carana):
    return factories.make_assessment(holder, state=carana)


@pytest.fixture
def start(record, holder, as_person):
    def started(kind="comments", **facts):
        with as_person(holder):
            facts = {"on": days_ago(27)} | facts
            return actions.start(record, kind, by=holder, **facts)

    return started


def waits(person):
    with factories.identity.as_person(person):
        return [(item.status.kind, item.title) for item in waiting.waiting(person)]


def test_a_clock_starts_as_its_rule_has_it(start):
    clock = start(on=date(2026, 5, 1))
    assert clock.ends_on == date(2026, 5, 31)
    assert "2018" in clock.source


def test_a_kind_without_a_rule_asks_for_its_last_day(start):
    with pytest.raises(ValidationError):
        start("agreement")
    assert start("agreement", until=TODAY()).ends_on == TODAY()


def test_a_clock_begun_anew_ends_the_one_before(start, record, holder, as_person):
    first, second = start(), start(on=days_ago(3))
    with as_person(holder):
        first.refresh_from_db()
        running = record.marking.clocks.running()
        assert list(running) == [second]
        assert first.stopped_at


def test_what_ends_soon_and_what_ended_wait_on_home(start, holder, reader):
    start()
    start("note", until=days_ago(1))
    assert [kind for kind, _title in waits(holder)] == ["overdue", "due"]
    assert waits(reader) == []


def test_a_clock_that_stands_still_waits_for_nobody(start, holder, as_person):
    clock = start()
    with as_person(holder):
        actions.suspend(clock, by=holder, on=TODAY())
    assert waits(holder) == []


def test_each_end_is_reminded_of_once(
    start, holder, as_person, django_capture_on_commit_callbacks
):
    clock = start()
    for _ring in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            reminding.remind_all()
    assert [sent.to for sent in mail.outbox] == [[holder.email]]
    with as_person(holder):
        assert ClockReminder.objects.count() == 1
        actions.extend(clock, by=holder, until=TODAY() + timedelta(days=5))
    with django_capture_on_commit_callbacks(execute=True):
        reminding.remind_all()
    assert len(mail.outbox) == 2


def test_a_reminder_by_mail_names_nothing(
    start, record, holder, django_capture_on_commit_callbacks
):
    start(until=TODAY())
    with django_capture_on_commit_callbacks(execute=True):
        reminding.remind(holder)
    (sent,) = mail.outbox
    for word in (record.ref, record.title, "Carana"):
        assert word not in sent.subject + sent.body


def test_after_its_end_it_reminds_again_some_days_on(
    start, holder, django_capture_on_commit_callbacks
):
    start(until=days_ago(3))
    with django_capture_on_commit_callbacks(execute=True):
        assert reminding.remind(holder) == 0
    start(until=days_ago(8), on=days_ago(20))
    with django_capture_on_commit_callbacks(execute=True):
        assert reminding.remind(holder) == 1


def test_days_begin_with_the_receipt_of_a_letter(
    record, holder, carana, browser, as_person
):
    with as_person(holder):
        letter = letters.register(
            by=holder,
            direction="out",
            state=carana,
            sent_on=date(2026, 5, 4),
            received_on=date(2026, 5, 6),
        )
    said = {"kind": "comments", "counted_from": "receipt", "letter": letter.ref}
    browser(holder).post(f"/letters/of/{record.ref}/start/", said)
    with as_person(holder):
        clock = record.marking.clocks.get()
        assert clock.started_on == date(2026, 5, 6)
        assert clock.moves.get().letters.get().letter_id == letter.pk
        assert [tie.letter for tie in ties.letters_of(record, holder)] == [letter]


def test_a_clock_is_suspended_resumed_and_stopped_on_its_pages(
    start, record, holder, browser
):
    start()
    page, of = browser(holder), f"/letters/of/{record.ref}/"
    today = {"on": TODAY().isoformat()}
    answer = page.post(f"{of}comments/suspend/", today)
    assert answer.status_code == 302, answer.content.decode()
    assert b"Suspended" in page.get(of).content
    page.post(f"{of}comments/resume/", today)
    page.post(f"{of}comments/partly/", today | {"still_open": "Annex II"})
    assert b"Annex II" in page.get(of).content
    page.post(f"{of}comments/stop/")
    assert b"Stopped" in page.get(of).content


def test_what_cannot_be_is_said_beside_its_field(start, record, holder, browser):
    start()
    address = f"/letters/of/{record.ref}/comments/extend/"
    answer = browser(holder).post(address, {"until": days_ago(20).isoformat()})
    assert b"An extension ends later." in answer.content


def test_the_officer_changes_rules_and_enters_holidays(cted, browser):
    officer = factories.person_of(cted, role="confidentiality-officer", clearance=1)
    page = browser(officer)
    rule = {"days": "20", "in_working_days": "on", "counted_from": "receipt"}
    rule |= {"remind_before": "5", "remind_after": "5", "source": "Decision"}
    page.post("/letters/clocks/comments/", rule)
    eid = {"day": "2026-03-20", "name": "Eid al-Fitr", "source": "ST/IC/2025/1"}
    page.post("/letters/clocks/holidays/", eid)
    shown = page.get("/letters/clocks/").content.decode()
    assert "20 working days" in shown
    assert "Eid al-Fitr" in shown
    assert Holiday.objects.get(day="2026-03-20").is_verified
    page.post("/letters/clocks/holidays/2026-03-20/")
    assert not Holiday.objects.filter(day="2026-03-20").exists()


def test_nobody_else_changes_them(holder, browser):
    assert browser(holder).get("/letters/clocks/comments/").status_code == 403
    assert b"Change</a>" not in browser(holder).get("/letters/clocks/").content
