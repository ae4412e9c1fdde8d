"""The days that run for a State, from the letter that starts them.

The Committee's guidelines of 2018 on what follows a visit give thirty days for the
State's word and six months for its answer on steps taken.
"""

from datetime import date, timedelta

from django.utils import timezone

from ctportal.pages.pieces import Clock

ANSWER_DAYS = 30
# No source gives days for this one: it is the office's own measure of being late.
PRELIMINARY_DAYS = 30
COMMENT_DAYS = 30
STEPS_TAKEN_MONTHS = 6


def answer(visit) -> Clock | None:
    """The State's days to answer the preliminary assessment, while they run."""
    if visit.transmitted_on is None or visit.answered_on:
        return None
    return _days(visit.transmitted_on, ANSWER_DAYS)


def shared_from(visit) -> date | None:
    """The day the results are the other office's: the answer, or thirty days on."""
    if visit.transmitted_on is None:
        return None
    after_days = visit.transmitted_on + timedelta(days=ANSWER_DAYS)
    return min(visit.answered_on or after_days, after_days)


def is_past(day: date) -> bool:
    """Whether this day has come."""
    return day <= timezone.localdate()


def comments(visit) -> Clock | None:
    """The State's days to comment on the draft report, while they run."""
    if visit.commented_from is None or visit.status != "with-state":
        return None
    return _days(visit.commented_from, COMMENT_DAYS)


def steps_taken(visit) -> Clock | None:
    """The State's months to tell of steps taken on the final report."""
    if visit.adopted_on is None or visit.status == "closed":
        return None
    ends_on = months_after(visit.adopted_on, STEPS_TAKEN_MONTHS)
    return Clock(visit.adopted_on, ends_on)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    last = following - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _days(begins_on, days):
    return Clock(begins_on, begins_on + timedelta(days=days))
