"""The outbox of notices: each rendered with its mailbox's sight when it leaves.

Each is a transaction of its own.  A mail is sent once more only when the process died
between the mail server's word and ours, and then it is the same mail.
"""

from datetime import timedelta
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ctportal.confidentiality.identity import as_person
from ctportal.ledger.actions import disclose, note
from ctportal.pages import ribbon
from ctportal.pages.shown import Shown
from ctportal.people.models import Person
from sharing.exchange.mails import PATIENCE, SameMail

from . import drafting
from .models import WithdrawalNotice

AT_ONCE = 200
PAUSE = timedelta(minutes=5)


def empty() -> int:
    """Send what waits, each by itself; how many left.  One bad row stops no other."""
    sent = 0
    for notice_id, sender in _due():
        try:
            sent += send(notice_id, by=sender)
        except Exception:  # noqa: BLE001
            _put_off(notice_id, by=sender)
    return sent


def _due() -> list[tuple[int, Person]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM due_notices(%s)", [AT_ONCE])
        rows = cursor.fetchall()
    people = Person.objects.in_bulk({sender for _notice, sender in rows})
    return [(notice, people[sender]) for notice, sender in rows]


def send(notice_id, *, by) -> bool:
    """Send one notice, unless another has it or its mailbox may not read it."""
    with as_person(by), transaction.atomic(durable=True):
        notice = _claim(notice_id, by)
        if notice is None:
            return False
        mail = _composed(notice)
        if mail is None:
            _take_back(notice, by=by)
            return False
        mail.send()
        notice.sent_on = timezone.localdate()
        notice.attempts += 1
        notice.save(update_fields=["sent_on", "attempts"])
        note("withdrawal-notice-sent", by=by, of=notice.marking)
    return True


def _claim(notice_id, by):
    waiting = WithdrawalNotice.objects.readable_by(by).filter(
        pk=notice_id, sent_on=None, queued_at__isnull=False
    )
    held = waiting.select_related("mailbox", "marking__holder", "entity")
    return held.select_for_update(of=("self",), skip_locked=True).first()


def _composed(notice) -> SameMail | None:
    """The mail as its mailbox may read it now; None where it may not."""
    mailbox = notice.mailbox
    with as_person(mailbox):
        found = WithdrawalNotice.objects.readable_by(mailbox).for_table()
        theirs = found.filter(pk=notice.pk).first()
        if theirs is None or not (mailbox.is_active and mailbox.email):
            return None
        disclose(by=mailbox, channel="mail", refs=[theirs.ref])
        with translation.override(theirs.language):
            return _mail(theirs, mailbox)


def _mail(notice, mailbox):
    shown = Shown()
    shown.add(notice)
    told = {
        "notice": notice,
        "rows": drafting.rows_of(notice),
        "ribbon": ribbon.of(shown, mailbox),
        "address": settings.PORTAL_URL + notice.get_absolute_url(),
    }
    exercise = [_("EXERCISE")] if settings.EXERCISE else []
    return SameMail(
        subject=" · ".join([*exercise, _("Withdrawal notice")]),
        body=render_to_string("withdrawal/mail.txt", told),
        to=[mailbox.email],
        headers={
            "Message-ID": notice.message_id,
            "Date": format_datetime(notice.queued_at),
        },
        connection=get_connection(timeout=PATIENCE),
    )


def _take_back(notice, *, by):
    """It does not go by mail: it is again to be sent, by hand."""
    notice.queued_at = None
    notice.save(update_fields=["queued_at"])
    note("withdrawal-notice-came-back", by=by, of=notice.marking)


def _put_off(notice_id, *, by):
    with as_person(by), transaction.atomic():
        notice = _claim(notice_id, by)
        if notice:
            notice.attempts += 1
            notice.not_before = timezone.now() + PAUSE
            notice.save(update_fields=["attempts", "not_before"])
