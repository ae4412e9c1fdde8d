"""What people do to take material back: each action one transaction and its events."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import closing, policy
from ctportal.confidentiality.actions import (
    CONFIDENTIAL,
    open_record,
    release,
    released_to,
    remark,
)
from ctportal.confidentiality.audiences import KEPT
from ctportal.confidentiality.models import Marking, Release
from ctportal.ledger.actions import note
from ctportal.people.models import Entity, Membership, Person

from . import drafting, losing, sending
from .given import Given
from .models import NoticeAnswer, Withdrawal, WithdrawalNotice, WithdrawnRecord


@transaction.atomic
def withdraw(
    markings: Iterable[Marking], *, by, due_on: date, request=None, reason=""
) -> Withdrawal:
    """Take records back: close what is open and draft a notice for each receiver.

    Under a State's request the releases stand, for they open again when it is lifted;
    otherwise they end, but for what was put before the State and the Committee.
    """
    markings = list(markings)
    for marking in markings:
        policy.require_holder(by, marking, *policy.KEEPERS)
    closing.taking_out_of_sight()
    made = open_record(Withdrawal, by=by, request=request, reason=reason, due_on=due_on)
    WithdrawnRecord.objects.bulk_create(
        WithdrawnRecord(withdrawal=made, record=marking) for marking in markings
    )
    if request is None:
        _end_releases(markings, by=by)
    closing.close_copies(markings, by=by)
    _draft_notices(made, markings, by=by)
    for marking in markings:
        note("withdrawn", by=by, of=marking)
    return made


def _end_releases(markings, *, by):
    standing = Release.objects.filter(marking__in=markings, withdrawn_at=None)
    standing.exclude(basis__in=KEPT).update(
        withdrawn_at=timezone.now(), withdrawn_by=by
    )
    remark(markings, by=by)


def _draft_notices(withdrawal, markings, *, by):
    """One for each organization that lost something it had."""
    by_receiver = defaultdict(list)
    for line in losing.lost(Given(markings, by=by)):
        by_receiver[line.entity_id, "" if line.entity_id else line.who].append(line)
    entities = Entity.objects.in_bulk({pk for pk, _who in by_receiver if pk})
    for (pk, who), lines in by_receiver.items():
        _draft(withdrawal, entities.get(pk), who, lines, by=by)


def _draft(withdrawal, entity, who, lines, *, by):
    mailbox = mailbox_of(entity) if entity else None
    language = (mailbox and mailbox.language) or "en"
    open_record(
        WithdrawalNotice,
        by=by,
        classification=CONFIDENTIAL,
        withdrawal=withdrawal,
        entity=entity,
        person=who,
        mailbox=mailbox,
        language=language,
        due_on=withdrawal.due_on,
        text=drafting.text_for(withdrawal.holder, withdrawal.due_on, language),
        material=drafting.material_of(lines),
    )


def mailbox_of(entity) -> Person | None:
    """The office mailbox of an organization, if it has one that takes mail."""
    members = Membership.objects.current().filter(
        entity=entity, person__is_mailbox=True, person__is_active=True
    )
    found = members.exclude(person__email="").select_related("person").order_by("pk")
    return next((member.person for member in found), None)


@transaction.atomic
def send(notice: WithdrawalNotice, *, by) -> WithdrawalNotice:
    """Put a notice in the outbox; its organization's people read it from now on."""
    _require_unsent(notice, by)
    if goes_by_hand(notice, by):
        raise PermissionDenied(_("This notice goes by hand."))
    release(notice, to=notice.entity, by=by, ground=notice.withdrawal.ref)
    return sending.queue(notice, by=by)


@transaction.atomic
def send_by_hand(notice: WithdrawalNotice, *, by, sent_on: date) -> WithdrawalNotice:
    """Write down that a notice was handed over; it stays the sender's own to read."""
    _require_unsent(notice, by)
    return sending.hand_over(notice, by=by, sent_on=sent_on)


def goes_by_hand(notice, by) -> bool:
    """Whether no mailbox takes it, or not all its office may know of the material."""
    refs = (item["ref"] for item in notice.material)
    return not sending.takes_mail(notice) or sending.names_strictly(refs, by)


def _require_unsent(notice, by):
    policy.require_holder(by, notice, *policy.KEEPERS)
    if notice.sent_on:
        raise PermissionDenied(_("This notice was sent already."))


@transaction.atomic
def answer(
    notice: WithdrawalNotice, *, by, answer: str, answered_on: date, by_whom=""
) -> NoticeAnswer:
    """Say what became of the material: for one's own office, or on another's behalf."""
    is_holder = policy.is_holder(by, notice)
    if notice.sent_on is None:
        raise PermissionDenied(_("This notice was not sent yet."))
    if is_holder:
        policy.require_role(by, *policy.KEEPERS)
    elif notice.entity != by.entity:
        raise PermissionDenied(_("This notice is not addressed to your office."))
    return open_record(
        NoticeAnswer,
        by=by,
        classification=CONFIDENTIAL,
        releases=[] if is_holder else [released_to(notice.holder)],
        notice=notice,
        answer=answer,
        answered_on=answered_on,
        by_whom=by_whom,
    )
