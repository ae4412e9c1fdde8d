"""What may be done to a clock from its page: each act with its form."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Letter, LetterTie
from . import actions
from .forms import AnsweredForm, ExtendForm, OnForm, PartlyForm, StopForm


@dataclass(frozen=True)
class Act:
    """One act: its words, its form, what it does."""

    label: str | Promise
    form: type
    act: Callable
    note: str | Promise = ""


def start(record, *, by, letter, kind, on, until, counted_from):
    """Start days on a record, by a letter of either side where there is one."""
    is_theirs = letter is not None and letter.direction == Letter.Direction.IN
    role = LetterTie.Role.ABOUT if is_theirs else LetterTie.Role.TRANSMISSION
    facts = {"on": on, "until": until, "counted_from": counted_from, "role": role}
    return actions.start(record, kind, by=by, letter=letter, **facts)


def _stop(clock, *, by, letter):
    return actions.stop(clock, by=by)


ACTS = {
    "extend": Act(
        _("Extend"),
        ExtendForm,
        actions.extend,
        _("What waits for this answer waits until then as well."),
    ),
    "answered": Act(_("Record the answer"), AnsweredForm, actions.answer),
    "partly": Act(
        _("Record part of the answer"),
        PartlyForm,
        actions.answer_partly,
        _("What is still open goes on being awaited."),
    ),
    "suspend": Act(
        _("Suspend"),
        OnForm,
        actions.suspend,
        _("The days stand still until they run again."),
    ),
    "resume": Act(
        _("Let it run again"),
        OnForm,
        actions.resume,
        _("The last day moves by the days it stood still."),
    ),
    "stop": Act(_("Stop"), StopForm, _stop, _("Nobody waits any more.")),
}


def acts_on(clock) -> list[tuple[str, Act]]:
    """What may be done with a clock where it stands."""
    left_out = "suspend" if clock.suspended_on else "resume"
    return [(code, act) for code, act in ACTS.items() if code != left_out]
