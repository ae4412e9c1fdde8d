"""What may stop a visit or move its days, as its page offers it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import actions, life
from .forms import DeclinedForm, PostponeForm, StopForm, TakeUpForm


@dataclass(frozen=True)
class Stop:
    """One such act: its words, its form, and when it can be done."""

    code: str
    label: str | Promise
    button: str | Promise
    note: str | Promise
    form: type
    act: Callable
    may_be: Callable


def _is_postponed(visit) -> bool:
    return visit.status == visit.Status.POSTPONED


STOPS = {
    stop.code: stop
    for stop in (
        Stop(
            "take-up",
            _("Set the new days"),
            _("Take it up again"),
            _("It goes on from where it stood."),
            TakeUpForm,
            actions.take_up,
            _is_postponed,
        ),
        Stop(
            "postpone",
            _("Postpone the visit"),
            _("Postpone it"),
            _("Those who were told of the visit are told of this."),
            PostponeForm,
            actions.postpone,
            life.may_be_put_off,
        ),
        Stop(
            "decline",
            _("The State declines the visit"),
            _("Record it"),
            _("Drafts of the delegation stay its own. Who was told is told of this."),
            DeclinedForm,
            actions.decline,
            life.may_be_given_up,
        ),
        Stop(
            "cancel",
            _("Cancel the visit"),
            _("Cancel it"),
            _("It is not made. Those who were told of it are told of this."),
            StopForm,
            actions.cancel,
            life.may_be_given_up,
        ),
    )
}


def stops_of(visit) -> list[Stop]:
    """What may be done to a visit as it stands."""
    return [stop for stop in STOPS.values() if stop.may_be(visit)]
