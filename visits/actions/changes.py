"""Stopping a visit: put off to other days, taken up again, given up, declined.

Those who were told of the visit hear of it: each change begins with its readers.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import save_record
from ctportal.confidentiality.descent import open_from

from .. import days, life
from ..delegations import require_keeper
from ..models import Visit, VisitChange
from .locking import lock

Status, What = Visit.Status, VisitChange.What


@transaction.atomic
def postpone(visit, *, by, begins_on=None, ends_on=None, **said) -> VisitChange:
    """Put a visit off: to new days, after which it goes on from where it stood, or
    until its new days are known."""
    _require(by, visit, life.may_be_put_off(visit))
    change = _tell(
        visit, What.POSTPONED, by, begins_on=begins_on, ends_on=ends_on, **said
    )
    if begins_on:
        days.move(visit, begins_on, ends_on, by=by, event="days-moved")
    else:
        _stop(visit, Status.POSTPONED, by)
    return change


@transaction.atomic
def take_up(
    visit, *, by, begins_on: date, ends_on: date, on: date, **said
) -> VisitChange:
    """Give a postponed visit its new days: it stands again where it stood."""
    _require(by, visit, visit.status == Status.POSTPONED)
    change = _tell(
        visit, What.TAKEN_UP, by, on=on, begins_on=begins_on, ends_on=ends_on, **said
    )
    back = {"status": visit.stood_at, "stood_at": ""}
    days.move(visit, begins_on, ends_on, by=by, event="taken-up", **back)
    return change


@transaction.atomic
def cancel(visit, *, by, **said) -> VisitChange:
    """The visit is not made: the office's decision."""
    return _give_up(visit, What.CANCELLED, Status.CANCELLED, by, said)


@transaction.atomic
def decline(visit, *, by, **said) -> VisitChange:
    """The State does not receive the visit.  Drafts of the delegation stay its own."""
    return _give_up(visit, What.DECLINED, Status.DECLINED, by, said)


def _give_up(visit, what, status, by, said):
    _require(by, visit, life.may_be_given_up(visit))
    change = _tell(visit, what, by, **said)
    _stop(visit, status, by)
    return change


def _require(by, visit, is_possible):
    require_keeper(by, visit)
    lock(visit)
    if not is_possible:
        refusal = _("The visit is already at “%(status)s”.")
        raise life.OutOfTurn(refusal % {"status": visit.get_status_display()})


def _tell(visit, what, by, *, on, begins_on=None, ends_on=None, **said):
    """The change as a record, told to whoever was told of the visit."""
    if begins_on and (ends_on is None or ends_on < begins_on):
        raise ValidationError({"ends_on": _("A visit ends after it begins.")})
    return open_from(
        visit,
        VisitChange,
        by=by,
        visit=visit,
        title=_("The visit is %(what)s") % {"what": what.label},
        what=what,
        on=on,
        stood_from=visit.begins_on,
        stood_until=visit.ends_on,
        new_from=begins_on,
        new_until=ends_on,
        **said,
    )


def _stop(visit, status, by):
    save_record(
        visit, by=by, event=f"became-{status}", status=status, stood_at=visit.place
    )
