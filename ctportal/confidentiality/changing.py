"""Changing what is shared by default: one proposes, a second confirms, from a day on.

Never for what was decided before: a visit keeps what stood when it was agreed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting
from ctportal.people import by_two
from ctportal.people.models import Entity

from . import policy
from .actions import draw_ref
from .models import StandingChange, StandingRelease

DECIDERS = ("head", "confidentiality-officer")
READERS = ("holder", "entity", "community", "function")
TAKEN_OVER = ("information", "step", "whom", "entity", "community", "function")


@dataclass(frozen=True)
class Concerned:
    """Records still to come to their step, and how many keep what they have."""

    following: list
    keeping: int


# Apps above say of which of their records the day is not decided yet: each is asked
# with the information and the person who looks, and answers None for others' words.
registered: list[Callable[..., Concerned | None]] = []


def concerned(information: str, *, by) -> Concerned | None:
    """What a change would and would not touch, as far as this person may read."""
    answers = (ask(information, by=by) for ask in registered)
    return next((answer for answer in answers if answer), None)


def may_decide(person, office) -> bool:
    """Whether this person proposes and confirms what the office shares by default."""
    return bool(
        person.is_active and person.entity == office and person.role in DECIDERS
    )


@transaction.atomic
def propose(
    standing: StandingRelease, *, by, begins_on: date, reason, is_end=False, **facts
) -> StandingChange:
    """Propose that a standing release goes on otherwise from a day, or not at all."""
    kept = {name: getattr(standing, name) for name in TAKEN_OVER}
    kept |= {"after_days": standing.after_days, "source": standing.source}
    facts = kept | facts | {"replaces": standing, "is_end": is_end}
    return _propose(standing.holder, by, begins_on=begins_on, reason=reason, **facts)


@transaction.atomic
def propose_reader(
    standing: StandingRelease, reader, *, by, begins_on: date, reason, **facts
) -> StandingChange:
    """Propose that what is shared at a step goes to one more reader."""
    readers = {"entity": None, "community": None, "function": None, "whom": ""}
    readers["entity" if isinstance(reader, Entity) else "community"] = reader
    facts |= readers | {"information": standing.information, "step": standing.step}
    return _propose(standing.holder, by, begins_on=begins_on, reason=reason, **facts)


def _propose(office, by, *, begins_on, **facts):
    _require_decider(by, office)
    _require_day_to_come(begins_on, facts.get("replaces"))
    change = StandingChange.objects.create(
        ref=draw_ref("SC"), holder=office, proposed_by=by, begins_on=begins_on, **facts
    )
    note("standing-release-proposed", by=by)
    return change


@transaction.atomic
def confirm(change: StandingChange, *, by):
    """Confirm a change as the second person: the database carries it out."""
    _require_decider(by, change.holder)
    by_two.require_proposer(decides=may_decide(change.proposed_by, change.holder))
    _require_day_to_come(change.begins_on, change.replaces)
    by_two.confirm(change, by=by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT apply_standing_change(%s)", [change.pk])
    note("standing-release-changed", by=by)


@transaction.atomic
def turn_down(change: StandingChange, *, by):
    """Leave what is shared by default as it is; who proposed it may take it back."""
    _require_decider(by, change.holder)
    by_two.turn_down(change, by=by)
    note("standing-release-left", by=by)


def waiting(person) -> Iterator[Waiting]:
    """Changes that a second person of the office has to confirm."""
    if not may_decide(person, person.entity):
        return
    open_ones = StandingChange.objects.open().filter(holder=person.entity)
    for change in open_ones.exclude(proposed_by=person)[:AT_MOST]:
        yield Waiting(
            title=_("Shared by default: %(information)s")
            % {"information": change.get_information_display()},
            href=change.get_absolute_url(),
            note=change.reader_name,
            status=Status("due", _("to confirm")),
            when=date_format(change.begins_on),
            due_on=change.begins_on,
        )


def _require_decider(person, office):
    policy.require_role(person, *DECIDERS)
    if person.entity != office:
        raise PermissionDenied(_("Only the originating office decides this."))


def _require_day_to_come(day, replaced):
    if day <= timezone.localdate():
        raise ValidationError(_("It changes from a day to come."))
    if replaced and replaced.begins_on and replaced.begins_on >= day:
        raise ValidationError(_("What it replaces has not begun by then."))
    if replaced and replaced.ends_on and replaced.ends_on < day:
        raise ValidationError(_("What it replaces has ended by then."))
