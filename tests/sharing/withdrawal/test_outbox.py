"""Notices leave by the outbox, rendered with their mailbox's sight."""

import pytest
from django.core import mail
from django.db import transaction

from ctportal.confidentiality.identity import as_person
from ctportal.people.models import Clearance, Person
from sharing.withdrawal import actions, outbox
from sharing.withdrawal.models import WithdrawalNotice


@pytest.fixture
def queued(committed, spread, mailbox, withdraw, notices, unoct, holder):
    """A notice that waits to be mailed, really committed."""
    with transaction.atomic():
        notice = notices(withdraw(spread))[unoct.code]
        with as_person(holder):
            actions.send(notice, by=holder)
    return notice


def now(notice, person):
    with as_person(person), transaction.atomic():
        return WithdrawalNotice.objects.readable_by(person).get(pk=notice.pk)


def test_a_notice_is_mailed_once(queued, mailbox, holder, spread):
    assert (outbox.empty(), outbox.empty()) == (1, 0)
    (sent,) = mail.outbox
    assert sent.to == [mailbox.email]
    assert sent.extra_headers["Message-ID"] == queued.message_id
    assert spread.ref in sent.body
    assert spread.ref not in sent.subject
    assert now(queued, holder).sent_on


def test_a_mailbox_that_may_not_read_it_is_sent_nothing(queued, mailbox, holder):
    Clearance.objects.filter(membership__person=mailbox).delete()
    assert outbox.empty() == 0
    assert mail.outbox == []
    assert now(queued, holder).queued_at is None


def test_nor_is_one_that_was_closed(queued, mailbox, holder):
    Person.objects.filter(pk=mailbox.pk).update(is_active=False)
    assert outbox.empty() == 0
    assert now(queued, holder).sent_on is None


def test_a_mail_server_that_fails_is_asked_again_later(queued, holder, monkeypatch):
    def fail(self, fail_silently=False):
        raise OSError

    monkeypatch.setattr("sharing.exchange.mails.SameMail.send", fail)
    assert outbox.empty() == 0
    put_off = now(queued, holder)
    assert put_off.attempts == 1
    assert put_off.not_before > put_off.queued_at
