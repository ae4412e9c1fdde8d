"""Where a notice stands: to be sent, sent, and what became of the material."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.pages.marks import Status

from .models import NoticeAnswer, WithdrawalNotice

KINDS = {
    NoticeAnswer.Answer.ACKNOWLEDGED: "underway",
    NoticeAnswer.Answer.RETURNED: "settled",
    NoticeAnswer.Answer.DESTROYED: "settled",
    NoticeAnswer.Answer.CANNOT: "restricted",
}


def with_answers(notices, person):
    """Notices with the answers this person may read, for a list or a page."""
    answers = NoticeAnswer.objects.readable_by(person).select_related("marking")
    return notices.with_answers(answers)


def heard_on(notice: WithdrawalNotice) -> list[NoticeAnswer]:
    """The answers read along with a notice, the latest last."""
    return notice.heard


def standing_of(notice: WithdrawalNotice) -> Status:
    """One word for where a notice stands, and since when."""
    if notice.sent_on is None:
        queued = notice.queued_at is not None
        return Status("unsent", _("in the outbox") if queued else _("to be sent"))
    latest = next(reversed(heard_on(notice)), None)
    if latest is None or not latest.settles:
        if notice.due_on < timezone.localdate():
            return Status("overdue", _("overdue"))
        if latest is None:
            return Status("due", _("sent"))
    day = date_format(latest.answered_on)
    said = _("%(answer)s, %(day)s") % {
        "answer": latest.get_answer_display(),
        "day": day,
    }
    return Status(KINDS[latest.answer], said)


def are_settled(notices: Iterable[WithdrawalNotice]) -> bool:
    """Whether nothing more is expected of any of them."""
    return all(any(a.settles for a in heard_on(notice)) for notice in notices)
