"""Months and quarters."""

from datetime import date

import pytest

from sharing.exchange import periods


@pytest.mark.parametrize(
    ("today", "rhythm", "period"),
    [
        (date(2026, 5, 15), "monthly", date(2026, 5, 1)),
        (date(2026, 5, 14), "monthly", date(2026, 4, 1)),
        (date(2026, 1, 1), "monthly", date(2025, 12, 1)),
        (date(2026, 4, 15), "quarterly", date(2026, 4, 1)),
        (date(2026, 4, 14), "quarterly", date(2026, 1, 1)),
        (date(2026, 12, 31), "quarterly", date(2026, 10, 1)),
    ],
)
def test_the_latest_period_due_on_the_fifteenth(today, rhythm, period):
    assert periods.latest_due(today, rhythm, 15) == period


@pytest.mark.parametrize(
    ("today", "rhythm", "day"),
    [
        (date(2026, 5, 14), "monthly", date(2026, 5, 15)),
        (date(2026, 5, 15), "monthly", date(2026, 6, 15)),
        (date(2026, 12, 31), "monthly", date(2027, 1, 15)),
        (date(2026, 5, 1), "quarterly", date(2026, 7, 15)),
        (date(2026, 10, 15), "quarterly", date(2027, 1, 15)),
    ],
)
def test_the_next_day_to_go_out(today, rhythm, day):
    assert periods.next_day(today, rhythm, 15) == day


def test_a_quarter_in_words():
    assert periods.in_words(date(2026, 4, 1), "quarterly") == "quarter 2 of 2026"
