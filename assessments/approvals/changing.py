"""Changing what the Committee approves: one proposes, a second confirms, from a day on.

It alters which reports are shown as before adoption and how they come to be adopted, so
it takes two.  What was adopted stays adopted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import draw_ref
from ctportal.confidentiality.turns import take_turn
from ctportal.ledger.actions import note
from ctportal.pages.marks import Status as Mark
from ctportal.pages.waiting import AT_MOST, Waiting
from ctportal.people import by_two

from ..actions.permission import ASSESSORS
from ..models import Approval, ApprovalChange, Assessment

DECIDERS = ("head", "confidentiality-officer")
Status = Assessment.Status


@dataclass(frozen=True)
class Concerned:
    """Reports of a kind that are not adopted yet, and how many are."""

    following: list
    keeping: int


def may_decide(person) -> bool:
    """Whether this person proposes and confirms what the Committee approves."""
    kind = getattr(person.entity, "kind", "")
    return person.is_active and kind == ASSESSORS and person.role in DECIDERS


def concerned(kind: str, *, by) -> Concerned:
    """What a change would and would not touch, as far as this person may read."""
    reports = Assessment.objects.readable_by(by).for_table().filter(type=kind)
    shown = reports.unsealed_for(by).order_by("-as_of", "ref")
    past = (Status.ADOPTED, Status.SUPERSEDED)
    following = shown.exclude(status__in=past)
    return Concerned(list(following), reports.filter(status__in=past).count())


@transaction.atomic
def propose(
    kind: str, *, by, begins_on: date, is_end: bool, source: str, reason: str
) -> ApprovalChange:
    """Propose that the Committee approves a kind from a day on, or no longer."""
    _require_decider(by)
    require_sound(kind, begins_on, is_end=is_end)
    said = {"begins_on": begins_on, "is_end": is_end}
    said |= {"source": source, "reason": reason, "proposed_by": by}
    change = ApprovalChange.objects.create(ref=draw_ref("AC"), type=kind, **said)
    note("approval-proposed", by=by)
    return change


@transaction.atomic
def confirm(change: ApprovalChange, *, by):
    """Confirm a change as the second person: the database carries it out."""
    _require_decider(by)
    take_turn("approvals")
    by_two.require_proposer(decides=may_decide(change.proposed_by))
    require_sound(change.type, change.begins_on, is_end=change.is_end)
    by_two.confirm(change, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT apply_approval_change(%s)", [change.pk])
    note("approval-changed", by=by)


@transaction.atomic
def turn_down(change: ApprovalChange, *, by):
    """Leave it as it is; who proposed the change may take it back so."""
    _require_decider(by)
    by_two.turn_down(change, by=by)
    note("approval-left", by=by)


def waiting(person) -> Iterator[Waiting]:
    """Changes that a second person has to confirm."""
    if not may_decide(person):
        return
    others = ApprovalChange.objects.open().exclude(proposed_by=person)
    for change in others[:AT_MOST]:
        yield Waiting(
            title=_("What the Committee approves: %(kind)s") % {"kind": change},
            href=change.get_absolute_url(),
            note=change.source,
            status=Mark("due", _("to confirm")),
            when=date_format(change.begins_on),
            due_on=change.begins_on,
        )


def _require_decider(person):
    if not may_decide(person):
        told = _("The Executive Directorate’s head and confidentiality officers do.")
        raise PermissionDenied(told)


def require_sound(kind: str, day: date, *, is_end: bool):
    """Stop what begins too early, or alters nothing."""
    if day <= timezone.localdate():
        raise ValidationError({"begins_on": _("Choose a day to come.")})
    if not _alters(kind, day, is_end=is_end):
        raise ValidationError(_("It is so already from that day on."))


def _alters(kind, day, *, is_end) -> bool:
    """Whether anything is to end from that day on, or does not hold throughout."""
    rows = Approval.objects.filter(type=kind)
    if is_end:
        return rows.filter(Q(ends_on=None) | Q(ends_on__gte=day)).exists()
    return not rows.current_on(day).filter(ends_on=None).exists()
