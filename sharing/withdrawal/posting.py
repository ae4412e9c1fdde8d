"""How notices leave: each rendered with its mailbox's sight, by itself.

Each is a transaction of its own.  A mail is sent once more only when the process died
between the mail server's word and ours, and then it is the same mail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ctportal.confidentiality.identity import as_person
from ctportal.ledger.actions import disclose, note
from ctportal.people.models import Person
from sharing.exchange.mails import PATIENCE, SameMail

AT_ONCE = 200
PAUSE = timedelta(minutes=5)


@dataclass(frozen=True)
class Outbox:
    """One sort of notice that waits to be mailed.

    `due` is the database's function that names those that wait and their senders;
    `written` gives a mail's subject and body, with the sight of its mailbox.
    """

    model: type
    due: str
    written: Callable[[object, Person], tuple[str, str]]

    def empty(self) -> int:
        """Send what waits, and say how many left; one bad row stops no other."""
        sent = 0
        for notice_id, sender in self._due():
            try:
                sent += self.send(notice_id, by=sender)
            except Exception:  # noqa: BLE001
                self._put_off(notice_id, by=sender)
        return sent

    def send(self, notice_id, *, by) -> bool:
        """Send one notice, unless another has it or its mailbox may not read it."""
        with as_person(by), transaction.atomic(durable=True):
            notice = self._claim(notice_id, by)
            if notice is None:
                return False
            mail = self._composed(notice)
            if mail is None:
                self._take_back(notice, by=by)
                return False
            mail.send()
            notice.sent_on = timezone.localdate()
            notice.attempts += 1
            notice.save(update_fields=["sent_on", "attempts"])
            note(f"{self.model.kind}-sent", by=by, of=notice.marking)
        return True

    def _due(self) -> list[tuple[int, Person]]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {self.due}(%s)", [AT_ONCE])  # noqa: S608
            rows = cursor.fetchall()
        people = Person.objects.in_bulk({sender for _notice, sender in rows})
        return [(notice, people[sender]) for notice, sender in rows]

    def _claim(self, notice_id, by):
        waiting = self.model.objects.readable_by(by).filter(
            pk=notice_id, sent_on=None, queued_at__isnull=False
        )
        held = waiting.select_related("mailbox", "marking__holder", "entity")
        return held.select_for_update(of=("self",), skip_locked=True).first()

    def _composed(self, notice) -> SameMail | None:
        """The mail as its mailbox may read it now; None where it may not."""
        mailbox = notice.mailbox
        with as_person(mailbox):
            found = self.model.objects.readable_by(mailbox).for_table()
            theirs = found.filter(pk=notice.pk).first()
            if theirs is None or not (mailbox.is_active and mailbox.email):
                return None
            disclose(by=mailbox, channel="mail", refs=[theirs.ref])
            with translation.override(theirs.language):
                return _mail(theirs, *self.written(theirs, mailbox))

    def _take_back(self, notice, *, by):
        """It does not go by mail: it is again to be sent, by hand."""
        notice.queued_at = None
        notice.save(update_fields=["queued_at"])
        note(f"{self.model.kind}-came-back", by=by, of=notice.marking)

    def _put_off(self, notice_id, *, by):
        with as_person(by), transaction.atomic():
            notice = self._claim(notice_id, by)
            if notice:
                notice.attempts += 1
                notice.not_before = timezone.now() + PAUSE
                notice.save(update_fields=["attempts", "not_before"])


def _mail(notice, subject, body) -> SameMail:
    exercise = [_("EXERCISE")] if settings.EXERCISE else []
    return SameMail(
        subject=" · ".join([*exercise, subject]),
        body=body,
        to=[notice.mailbox.email],
        headers={
            "Message-ID": notice.message_id,
            "Date": format_datetime(notice.queued_at),
        },
        connection=get_connection(timeout=PATIENCE),
    )
