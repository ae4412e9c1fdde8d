"""Counting days: of the calendar, of months, of work at Headquarters."""

from datetime import date

import pytest

from ctportal.correspondence.clocks import days, rules
from ctportal.correspondence.models import ClockRule, Holiday

from .. import factories

THURSDAY = date(2026, 7, 2)


def test_days_of_the_calendar_do_not_count_the_first():
    assert days.end_of(date(2026, 5, 1), days=30) == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 15), date(2026, 7, 15)),
        (date(2025, 8, 31), date(2026, 2, 28)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(first, last):
    assert days.end_of(first, months=6) == last


def test_working_days_pass_over_weekends_and_holidays():
    holidays = {date(2026, 7, 3)}
    counted = {"days": 2, "in_working_days": True}
    assert days.end_of(THURSDAY, **counted) == date(2026, 7, 6)
    later = days.end_of(THURSDAY, **counted, holidays=holidays)
    assert later == date(2026, 7, 7)


def test_working_days_are_counted_back_as_they_were_counted():
    holidays = {date(2026, 7, 3)}
    last = days.after_working_days(THURSDAY, 10, holidays)
    assert days.working_days_between(THURSDAY, last, holidays) == 10


def test_no_holiday_is_said_to_be_seen_that_was_not(db):
    assert Holiday.objects.count() == 21
    assert not Holiday.objects.filter(is_verified=True).exists()


def test_rules_are_dated_and_say_their_source(db):
    assert rules.rule_on("comments", THURSDAY).days == 30
    assert rules.rule_on("steps-taken", THURSDAY).months == 6
    assert not ClockRule.objects.filter(source="").exists()


def test_another_rule_begins_today_and_leaves_the_past(cted, as_person):
    officer = factories.person_of(cted, role="confidentiality-officer")
    with as_person(officer):
        said = {"days": 20, "in_working_days": True, "source": "Decision of the office"}
        rules.change_rule("comments", by=officer, **said)
        rules.change_rule("comments", by=officer, **said | {"days": 25})
    assert rules.rule_on("comments", THURSDAY).days == 30
    assert [r.days for r in rules.in_force() if r.kind == "comments"] == [25]
