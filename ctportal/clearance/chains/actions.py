"""What people do in clearance.  Each action is one transaction and one event.

A chain is its office's own affair.  What follows for the record itself, its status for
instance, is done by the app whose record it is, in the same transaction.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.policy import can_change, require_holder
from ctportal.confidentiality.turns import take_turn
from ctportal.correspondence.clocks import rules
from ctportal.correspondence.clocks.days import after_working_days
from ctportal.ledger.actions import note
from ctportal.people.models import Membership

from ..models import Chain, ChainStep, OtherVersion
from . import asking, fingerprints, kinds, templates
from .stillness import hold_still

Answer, Outcome = ChainStep.Answer, Chain.Outcome


class AnotherVersion(ValidationError):
    """What stands is not what was read by who answers."""


@transaction.atomic
def submit(record, *, by) -> Chain:
    """Submit a record for clearance: a new round, by the chain in force."""
    kind = kinds.of(record)
    require_holder(by, record, *kind.submitters)
    take_turn("chain", record.ref)
    template = templates.in_force(record.marking.kind, record.holder)
    if template is None:
        raise ValidationError(_("Your office has no clearance chain for this."))
    chains = Chain.objects.readable_by(by).of(record)
    if chains.running().exists():
        raise ValidationError(_("It is in clearance already."))
    if not kind.is_kept(record):
        raise ValidationError(_("It has gone out already."))
    kind.follow(record, Outcome.RUNNING, by=by)
    chain = Chain.objects.create(
        record=record.marking,
        round=chains.count() + 1,
        submitted_by=by,
        fingerprint=fingerprints.take(record, by=by),
    )
    ChainStep.objects.bulk_create(_step(chain, asked) for asked in template.steps.all())
    _open_next(chain)
    note("chain-submitted", by=by, of=record.marking)
    return chain


@transaction.atomic
def decide(step, record, *, by, answer, said="", seen=None) -> ChainStep:
    """Answer a step: cleared, cleared with changes, or returned with the reasons.

    `seen` is the mark of the version that was read; another is not cleared by it.
    Who does not say which has read the one that stands before others are waited for.
    """
    require_holder(by, record)
    seen = seen or fingerprints.seen(record, by)
    chain, step = _held_still(step, by)
    standing = asking.standing_of(by, step)
    if standing is None:
        raise PermissionDenied(_("This step asks somebody else."))
    said = said.strip()
    if answer != Answer.CLEARED and not said:
        raise ValidationError({"said": _unsaid(answer)})
    record = _as_seen(record, seen, "answer", by)
    step.answer, step.said, step.decided_by = answer, said, by
    step.decided_at = timezone.now()
    step.capacity, step.acting_for = standing.capacity, standing.acting_for
    step.fingerprint = fingerprints.take(record, by=by)
    step.save(update_fields=DECIDED)
    note(f"step-{answer}", by=by, of=record.marking)
    _go_on(chain, record, answer, by)
    return step


DECIDED = (
    "answer",
    "said",
    "decided_by",
    "decided_at",
    "capacity",
    "acting_for",
    "fingerprint",
)


@transaction.atomic
def take_back(chain, record, *, by) -> Chain:
    """Take a record back from clearance, to work on it again."""
    require_holder(by, record, *kinds.of(record).submitters)
    chain = _running(chain, by)
    note("chain-taken-back", by=by, of=record.marking)
    return _end(chain, record, Outcome.TAKEN_BACK, by)


@transaction.atomic
def pass_on(step, record, *, by, function=None, person=None) -> ChainStep:
    """Ask another in the place of who is asked: an office's head decides so."""
    require_holder(by, record, Membership.Role.HEAD)
    _chain, step = _held_still(step, by, is_open=False)
    templates.require_own({"function": function, "person": person}, record.holder)
    step.function, step.person = function, person
    step.save(update_fields=["function", "person"])
    note("step-passed-on", by=by, of=record.marking)
    return step


@transaction.atomic
def acknowledge(chain, record, *, by, reason, seen=None) -> OtherVersion:
    """Answer, by name and with a reason, for sending another version: the one seen."""
    require_holder(by, record, *kinds.of(record).submitters)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why this version goes out.")})
    if chain.outcome != Outcome.CLEARED:
        raise ValidationError(_("No version of it was cleared."))
    record = _as_seen(record, seen or fingerprints.seen(record, by), "reason", by)
    note("other-version-acknowledged", by=by, of=record.marking)
    return OtherVersion.objects.create(
        record=record.marking,
        chain=chain,
        fingerprint=fingerprints.take(record, by=by),
        reason=reason.strip(),
        by=by,
    )


def may_pass_on(person, record) -> bool:
    """An office's head says who is asked instead."""
    return can_change(person, record, Membership.Role.HEAD)


def _step(chain, asked):
    copied = ("place", "function", "person", "days")
    facts = {name: getattr(asked, name) for name in copied}
    return ChainStep(chain=chain, record=chain.record, **facts)


def _running(chain, by) -> Chain:
    """The chain, which nobody else moves until the transaction ends."""
    held = Chain.objects.readable_by(by).select_for_update(of=("self",))
    found = held.filter(pk=chain.pk).first()
    if found is None or found.outcome != Outcome.RUNNING:
        raise ValidationError(_("This round of its clearance is over."))
    return found


def _held_still(step, by, *, is_open=True) -> tuple[Chain, ChainStep]:
    """A step and its chain; refused where somebody decided it meanwhile."""
    steps = ChainStep.objects.readable_by(by).select_related("decided_by")
    chain = Chain.objects.readable_by(by).select_for_update(of=("self",))
    chain = chain.get(pk=step.chain_id)
    step = steps.get(pk=step.pk)
    if step.answer:
        told = {"person": step.decided_by, "answer": step.get_answer_display()}
        meanwhile = _("%(person)s has answered meanwhile: %(answer)s.") % told
        raise ValidationError({"answer": meanwhile})
    if chain.outcome != Outcome.RUNNING:
        over = _("This round of its clearance is over.")
        raise ValidationError({"answer": over})
    if is_open and step.turn_on is None:
        raise ValidationError({"answer": _("Those before it have not answered.")})
    return chain, step


def _as_seen(record, seen, field, by):
    """The record, held still until it has gone; refused where it is not what was read.

    What is attached or written meanwhile waits, and finds that it has gone out.
    """
    stands = hold_still(record, by=by)
    if seen != fingerprints.seen(stands, by):
        changed = _("It was changed since you opened this page. Look at it again.")
        raise AnotherVersion({field: changed})
    return stands


def _unsaid(answer):
    if answer == Answer.RETURNED:
        return _("Say why it is returned.")
    return _("Say what was changed.")


def _go_on(chain, record, answer, by):
    """What follows from an answer: the round's end, or the next step's turn."""
    if answer == Answer.RETURNED:
        _end(chain, record, Outcome.RETURNED, by)
        return
    if chain.steps.filter(answer="", turn_on__isnull=False).exists():
        return
    if not _open_next(chain):
        note("chain-cleared", by=by, of=record.marking)
        _end(chain, record, Outcome.CLEARED, by)


def _open_next(chain) -> bool:
    """It is the turn of the next place's steps; false where there is none."""
    waiting = chain.steps.filter(turn_on=None).order_by("place")
    following = waiting.first()
    if following is None:
        return False
    today, holidays = timezone.localdate(), rules.holidays()
    for step in waiting.filter(place=following.place):
        step.turn_on = today
        step.due_on = after_working_days(today, step.days, holidays)
        step.save(update_fields=["turn_on", "due_on"])
    return True


def _end(chain, record, outcome, by):
    chain.outcome, chain.ended_at = outcome, timezone.now()
    chain.save(update_fields=["outcome", "ended_at"])
    kinds.of(record).follow(record, outcome, by=by)
    return chain
