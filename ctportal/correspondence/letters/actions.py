"""What people do to the register.  Each action is one transaction and one event."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import (
    CONFIDENTIAL,
    leave_circle,
    open_record,
    remark,
    save_record,
)
from ctportal.confidentiality.policy import KEEPERS, require_holder, require_role
from ctportal.ledger.actions import note

from ..models import Document, Letter, LetterReply, LetterTie
from . import numbering

IN, OUT = Letter.Direction.IN, Letter.Direction.OUT


@transaction.atomic
def register(
    *,
    by,
    direction,
    state=None,
    answers=(),
    our_number="",
    classification=CONFIDENTIAL,
    **facts,
) -> Letter:
    """Enter a letter in the register of one's own office.

    One of ours takes the office's next number, unless it bears one already.
    """
    require_role(by, *KEEPERS)
    _require_past(facts)
    letter = open_record(
        Letter,
        by=by,
        state=state,
        classification=classification,
        direction=direction,
        **facts,
    )
    _number(letter, our_number)
    _tell_answered(letter, answers)
    return letter


def _number(letter, given):
    """The number it bears already, or the next one of ours."""
    if given:
        numbering.write(letter, given)
    elif letter.direction == OUT:
        numbering.draw(letter)


def _tell_answered(letter, answers):
    rows = [LetterReply(letter=letter, answered=answered) for answered in answers]
    LetterReply.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def entered(*, by, state, number, written_on=None, received_on=None, type="note"):  # noqa: A002
    """The letter received of this number: the one of the register, or entered now.

    Two States may give a letter the same number, so that each has its own.
    """
    own = {"direction": IN, "marking__state": state}
    return _known(by, state, their_number=number, **own) or register(
        by=by,
        direction=IN,
        state=state,
        type=type,
        their_number=number,
        written_on=written_on,
        received_on=received_on,
    )


@transaction.atomic
def sent(
    *,
    by,
    state,
    number,
    on: date,
    written_on=None,
    received_on=None,
    type="note",  # noqa: A002
):
    """Our letter of this number: the one of the register, or entered now as sent."""
    return _known(by, state, number_row__text=number) or register(
        by=by,
        direction=OUT,
        state=state,
        type=type,
        our_number=number,
        written_on=written_on,
        sent_on=on,
        received_on=received_on,
    )


def _known(by, state, **numbered) -> Letter | None:
    """The one of the office's register that bears this number, if it bears any."""
    if not numbered.get("their_number") and not numbered.get("number_row__text"):
        return None
    own = Letter.objects.readable_by(by).held_by(by.entity).of_other_side(state)
    return own.filter(**numbered).order_by("created_at").first()


@transaction.atomic
def change(letter, *, by, **fields) -> Letter:
    """Change what the register says of a letter."""
    require_holder(by, letter, *KEEPERS)
    _require_past(fields)
    return save_record(letter, by=by, **fields)


@transaction.atomic
def complete(letter, *, by, state=None, answers=(), **fields) -> Letter:
    """Add what could not be read of a letter when it was filed."""
    if state is not None:
        _name_state(letter, state, by)
    _tell_answered(letter, answers)
    return change(letter, by=by, **fields)


def _name_state(letter, state, by):
    """Say whose letter it is, once: its readers are worked out anew."""
    require_holder(by, letter, *KEEPERS)
    marking = letter.marking
    if marking.state_id is not None:
        raise ValidationError({"state": _("Its State is known already.")})
    marking.state = state
    marking.save(update_fields=["state"])
    remark([marking], by=by)


@transaction.atomic
def send(letter, *, by, on: date) -> Letter:
    """Record that a letter of ours went out: it is a draft of a few no longer."""
    require_holder(by, letter, *KEEPERS)
    if not letter.is_draft:
        raise ValidationError(_("It went out already."))
    _require_past({"sent_on": on})
    save_record(letter, by=by, event="sent", sent_on=on)
    if letter.marking.circle_id is not None:
        attached = Document.objects.readable_by(by).drafts_attached_to(letter)
        leave_circle([letter, *attached.for_table()], by=by)
    return letter


@transaction.atomic
def record_receipt(letter, *, by, on: date) -> Letter:
    """Record the day on which the other side had a letter of ours."""
    require_holder(by, letter, *KEEPERS)
    if letter.is_draft:
        raise ValidationError(_("It has not gone out."))
    _require_past({"received_on": on})
    if on < letter.sent_on:
        raise ValidationError(_("It cannot arrive before it goes out."))
    return save_record(letter, by=by, event="receipt-recorded", received_on=on)


@transaction.atomic
def tie(letter, record, role, *, by) -> LetterTie:
    """Say what a letter is to a record of one's own office, once."""
    marking = record.marking
    require_holder(by, marking, *KEEPERS)
    found, is_new = LetterTie.objects.get_or_create(
        letter=letter, record=marking, role=role, defaults={"tied_by": by}
    )
    if is_new:
        note("letter-tied", by=by, of=marking)
    return found


@transaction.atomic
def untie(tied, *, by):
    """A letter was tied to the wrong record."""
    require_holder(by, tied.record, *KEEPERS)
    note("letter-untied", by=by, of=tied.record)
    tied.delete()


def _require_past(facts):
    today = timezone.localdate()
    for name in ("written_on", "sent_on", "received_on"):
        if facts.get(name) and facts[name] > today:
            raise ValidationError({name: _("This day is still to come.")})
