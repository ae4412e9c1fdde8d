"""What is done to matrices and editions.

An edition is made with the sight of the matrix's responsible person, and in their name.
A delivery is made with its recipient's sight at the moment it leaves, and each is a
transaction of its own: a mail is sent once more only when the process died between the
mail server's word and ours, and then it is the same mail.
"""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import open_record, released_to
from ctportal.confidentiality.closing import making_a_copy
from ctportal.confidentiality.identity import as_person
from ctportal.ledger.actions import disclose, note
from ctportal.people.models import Classification, Membership, Person

from . import freezing, mails, periods, sheet
from .models import Delivery, Edition, EditionLine, EditionTie, JobRun, Matrix

AT_ONCE = 1000
APPROVERS = (Membership.Role.HEAD, Membership.Role.CONFIDENTIALITY_OFFICER)
# After each failure the next attempt waits twice as long, up to an hour.
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)


# --- Schedules ----------------------------------------------------------------------


@transaction.atomic
def approve(matrix, *, by):
    """Let a matrix go out by itself: done by a second person of the sender, once."""
    _require_sender(by, matrix)
    policy.require_role(by, *APPROVERS)
    if by.pk == matrix.responsible_id:
        raise PermissionDenied(_("A second person approves the schedule."))
    matrix.approved_by, matrix.approved_at = by, timezone.now()
    matrix.save(update_fields=["approved_by", "approved_at"])
    note("matrix-approved", by=by)


def make_due_editions(today: date | None = None) -> int:
    """Make each matrix's edition whose day has come; how many were made.

    Ringing twice is harmless.  When the portal was down for several periods, one
    edition is made, of the latest: values of days gone by were never frozen.
    """
    today = today or timezone.localdate()
    matrices = Matrix.objects.ready_on(today).select_related("responsible", "sender")
    return sum(_run(matrix, today) for matrix in matrices)


def _run(matrix, today) -> bool:
    """Make the edition due, unless it was made: the run and the edition, or neither."""
    period = _period_due(matrix, today)
    if period is None:
        return False
    with as_person(matrix.responsible) as by, transaction.atomic():
        _done, is_first = JobRun.objects.get_or_create(job=matrix.job, period=period)
        if is_first:
            make_edition(matrix, period=period, by=by)
    return is_first


def _period_due(matrix, today) -> date | None:
    """The period whose edition is due; a matrix new to the portal begins at once."""
    last = JobRun.objects.filter(job=matrix.job).aggregate(last=Max("period"))["last"]
    if last is None:
        return periods.period_of(today, matrix.rhythm)
    due = periods.latest_due(today, matrix.rhythm, matrix.day)
    return due if due > last else None


# --- Editions -----------------------------------------------------------------------


@transaction.atomic
def make_edition(matrix, *, period, by) -> Edition:
    """Freeze what `by` and some recipient may read, and put it in the outbox."""
    _require_sender(by, matrix)
    making_a_copy()
    recipients = list(
        matrix.recipients.current().select_related("entity", "mailbox").order_by("pk")
    )
    entities = {recipient.entity_id: recipient.entity for recipient in recipients}
    edition = open_record(
        Edition,
        by=by,
        classification=Classification.UNCLASSIFIED,
        releases=[released_to(entity) for entity in entities.values()],
        matrix=matrix,
        number=_next_number(matrix, by),
        period=period,
    )
    _freeze(edition, by=by, recipients=[r.mailbox for r in recipients])
    queue_deliveries(edition, recipients)
    return edition


def _next_number(matrix, by) -> int:
    editions = Edition.objects.readable_by(by).filter(matrix=matrix)
    return (editions.aggregate(last=Max("number"))["last"] or 0) + 1


def _freeze(edition, *, by, recipients):
    lines, ties = [], []
    for frozen in freezing.lines_of(edition.matrix, by=by, recipients=recipients):
        of = {"edition": edition, "record_id": frozen.record_id}
        lines.append(EditionLine(**of, values=frozen.values))
        ties += [EditionTie(**of, tied_id=pk, values=said) for pk, said in frozen.ties]
    EditionLine.objects.bulk_create(lines, batch_size=AT_ONCE)
    EditionTie.objects.bulk_create(ties, batch_size=AT_ONCE)


def queue_deliveries(edition, recipients):
    """One row of the outbox for each mailbox; what it holds is asked again later."""
    Delivery.objects.bulk_create(
        [
            Delivery(
                edition=edition,
                entity=recipient.entity,
                recipient=recipient.mailbox,
                message_id=mails.draw_message_id(),
                refs=_held_for(recipient.mailbox, edition),
            )
            for recipient in recipients
        ],
        ignore_conflicts=True,
    )


def _held_for(mailbox, edition) -> list[str]:
    with as_person(mailbox):
        return sheet.refs_of(edition, mailbox)


def _require_sender(by, matrix):
    if not by.is_active or by.entity != matrix.sender:
        raise PermissionDenied(_("Only the sender’s people make an edition."))


# --- The outbox ---------------------------------------------------------------------


def empty_the_outbox() -> int:
    """Send what waits, each by itself; how many left.  One bad row stops no other."""
    sent = 0
    for delivery_id, responsible in _due():
        try:
            sent += deliver(delivery_id, by=responsible)
        except Exception as problem:  # noqa: BLE001
            _put_off(delivery_id, problem, by=responsible)
    return sent


def _due() -> list[tuple[int, Person]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM due_deliveries(%s)", [AT_ONCE])
        rows = cursor.fetchall()
    people = Person.objects.in_bulk({responsible for _delivery, responsible in rows})
    return [(delivery, people[responsible]) for delivery, responsible in rows]


def deliver(delivery_id, *, by) -> bool:
    """Send one delivery, unless it was sent, is being sent, or has nobody to go to."""
    with as_person(by), transaction.atomic(durable=True):
        delivery = _claim(delivery_id, by)
        if delivery is None:
            return False
        edition = _as_received(delivery)
        if edition is None:
            _close(delivery, by=by)
            return False
        with as_person(delivery.recipient):
            mail, refs = mails.compose(delivery, edition)
            disclose(by=delivery.recipient, channel="mail", refs=refs)
        mail.send()
        _mark_sent(delivery, refs, by=by)
    return True


def _claim(delivery_id, by):
    """The delivery, held to the transaction's end; None while another has it."""
    return (
        Delivery.objects.readable_by(by)
        .waiting()
        .filter(pk=delivery_id)
        .select_related("recipient", "edition")
        .select_for_update(of=("self",), skip_locked=True)
        .first()
    )


def _as_received(delivery):
    """The edition as its recipient finds it now: None if they may not, or are gone."""
    recipient = delivery.recipient
    if not (recipient.is_active and recipient.email):
        return None
    with as_person(recipient):
        editions = Edition.objects.readable_by(recipient).for_table()
        return editions.filter(pk=delivery.edition_id).first()


def _mark_sent(delivery, refs, *, by):
    delivery.sent_at, delivery.problem, delivery.refs = timezone.now(), "", refs
    delivery.attempts += 1
    delivery.save(update_fields=["sent_at", "problem", "refs", "attempts"])
    note("edition-sent", by=by, of=delivery.edition.marking)


def _close(delivery, *, by):
    """It will not be sent: its recipient left, or may not read the edition any more."""
    delivery.closed_at = timezone.now()
    delivery.save(update_fields=["closed_at"])
    note("delivery-closed", by=by, of=delivery.edition.marking)


def _put_off(delivery_id, problem, *, by):
    """Write down what kind of fault it was, and when to try again."""
    with as_person(by), transaction.atomic():
        delivery = _claim(delivery_id, by)
        if delivery is None:
            return
        pause = min(FIRST_PAUSE * 2 ** min(delivery.attempts, 10), LONGEST_PAUSE)
        delivery.attempts += 1
        delivery.not_before = timezone.now() + pause
        delivery.problem = type(problem).__name__
        delivery.save(update_fields=["attempts", "not_before", "problem"])
