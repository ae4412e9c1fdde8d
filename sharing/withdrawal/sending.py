"""How what is told to one receiver goes out: by its mailbox, or handed over."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from ctportal.confidentiality.actions import save_record
from ctportal.confidentiality.audiences import STRICTLY
from ctportal.confidentiality.models import Marking
from sharing.exchange.mails import draw_message_id


def queue(notice, *, by, **facts):
    """Put it in the outbox, from which it leaves by itself."""
    return save_record(
        notice,
        by=by,
        event="queued",
        queued_at=timezone.now(),
        not_before=timezone.now(),
        message_id=draw_message_id(),
        **facts,
    )


def hand_over(notice, *, by, sent_on: date, **facts):
    """Write down that it went by hand; it stays the sender's own to read."""
    return save_record(
        notice,
        by=by,
        event="sent-by-hand",
        sent_on=sent_on,
        sent_by_hand=True,
        queued_at=None,
        **facts,
    )


def takes_mail(notice) -> bool:
    """Whether a mailbox of its receiver stands ready for it today."""
    mailbox = notice.mailbox
    return mailbox is not None and mailbox.is_active and bool(mailbox.email)


def names_strictly(refs: Iterable[str], by) -> bool:
    """Whether these name what certain functions alone knew of."""
    refs = set(refs)
    named = Marking.objects.readable_by(by).filter(ref__in=refs)
    strictly = named.filter(classification=STRICTLY).exists()
    return strictly or named.count() < len(refs)
