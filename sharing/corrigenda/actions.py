"""What people do with corrigenda: each action one transaction and its events."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from assessments import actions as assessing
from assessments.models import Assessment, Corrigendum
from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import release
from ctportal.confidentiality.descent import open_apart
from sharing.withdrawal import sending
from sharing.withdrawal.actions import mailbox_of

from .models import CorrigendumNotice
from .receivers import markings_of, parts_of, receivers_of


@transaction.atomic
def issue(report, *, by, corrects, reason="") -> Corrigendum:
    """Correct a report and draft a notice for each who has what was wrong."""
    made = assessing.correct(report, by=by, corrects=corrects, reason=reason)
    for receiver in receivers_of(report, markings_of(made, by=by), by=by):
        _draft(made, receiver, by)
    return made


def _draft(corrigendum, receiver, by):
    whom = receiver.whom
    takes_mail = whom.entity and not receiver.is_outside
    mailbox = mailbox_of(whom.entity) if takes_mail else None
    open_apart(
        corrigendum,
        CorrigendumNotice,
        by=by,
        corrigendum=corrigendum,
        entity=whom.entity,
        to_state=whom.state,
        person=whom.person,
        parts=receiver.parts,
        mailbox=mailbox,
        language=(mailbox and mailbox.language) or "en",
    )


@transaction.atomic
def send(notice, *, by) -> CorrigendumNotice:
    """Put a notice in the outbox; its organization's people read it from now on."""
    _require_unsent(notice, by)
    if goes_by_hand(notice, by):
        raise PermissionDenied(_("This notice goes by hand."))
    if notice.number is None:
        of = notice.corrigendum
        for record in (of, of.corrected, notice):
            release(record, to=notice.entity, by=by, ground=of.ref)
    return sending.queue(notice, by=by, number=notice.number or _next(notice, by))


@transaction.atomic
def send_by_hand(notice, *, by, sent_on: date) -> CorrigendumNotice:
    """Write down that a notice was handed over; it stays the sender's own to read."""
    _require_unsent(notice, by)
    number = notice.number or _next(notice, by)
    return sending.hand_over(notice, by=by, sent_on=sent_on, number=number)


def goes_by_hand(notice, by) -> bool:
    """Whether no mailbox takes it, or its words are for certain functions alone."""
    return not sending.takes_mail(notice) or sending.names_strictly(notice.parts, by)


def goes_first(notice, *, by) -> CorrigendumNotice | None:
    """The notice that its receiver is to have before it, where one waits.

    A later corrigendum starts from what the earlier one said; sent the other way round,
    the earlier would put back what was corrected since.
    """
    waiting = CorrigendumNotice.objects.readable_by(by).to_the_same(notice).to_send()
    before = waiting.filter(created_at__lt=notice.created_at).for_table()
    in_order = before.select_related("corrigendum").order_by("created_at", "ref")
    return next((each for each in in_order if parts_of(each, by=by)), None)


def _next(notice, by) -> int:
    """The number after the latest that its receiver got of this report."""
    Assessment.objects.readable_by(by).select_for_update(of=("self",)).get(
        pk=notice.corrigendum.report_id
    )
    return CorrigendumNotice.objects.readable_by(by).to_the_same(notice).highest() + 1


def _require_unsent(notice, by):
    policy.require_holder(by, notice, *policy.KEEPERS)
    if notice.sent_on or notice.queued_at:
        raise PermissionDenied(_("This notice was sent already."))
    if goes_first(notice, by=by):
        raise PermissionDenied(_("An earlier corrigendum goes to its receiver first."))
    if not parts_of(notice, by=by):
        raise PermissionDenied(_("Its receiver may no longer read what it corrects."))
