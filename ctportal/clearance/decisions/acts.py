"""What may be done to something before the Committee: each act with its form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.policy import KEEPERS, can_change

from ..models import Decision
from . import actions, holding, offices, standing
from .forms import (
    EndForm,
    ExtendForm,
    LiftForm,
    LongerForm,
    MeetingForm,
    MemberHoldForm,
    RecordedHoldForm,
    RecordedLiftForm,
    RecordedLongerForm,
    SilenceForm,
)

Status = Decision.Status


@dataclass(frozen=True)
class Act:
    """One act: its words, its form, what it does, what follows."""

    label: str | Promise
    form: type
    act: Callable
    note: str | Promise = ""


READERS_FOLLOW = _("Those it is shared with by default read it from then on.")
ACTS = {
    "no-objection": Act(
        _("Record no objection"),
        SilenceForm,
        actions.record_no_objection,
        READERS_FOLLOW,
    ),
    "extend": Act(_("Extend the deadline"), ExtendForm, actions.extend),
    "not-adopted": Act(
        _("Record that it was not adopted"),
        EndForm,
        partial(actions.end, status=Status.NOT_ADOPTED),
        _("It may be circulated again."),
    ),
    "withdraw": Act(
        _("Withdraw from circulation"),
        EndForm,
        partial(actions.end, status=Status.WITHDRAWN),
        _("It may be circulated again."),
    ),
}
MEETING = Act(
    _("Record the adoption at a meeting"),
    MeetingForm,
    actions.adopt_at_meeting,
    READERS_FOLLOW,
)
PLACE = Act(
    _("Place a hold"),
    MemberHoldForm,
    holding.place,
    _(
        "Nothing is adopted by silence until you lift it. Others learn that it is on"
        " hold, and not by whom."
    ),
)
RECORD = Act(
    _("Record a hold"),
    RecordedHoldForm,
    holding.place,
    _("Others learn that it is on hold, and not by whom."),
)
ONCE_LIFTED = _(
    "Once nobody holds it and the deadline has passed, there is no objection to it."
)
OF_HOLDS = {
    "extend": Act(_("Extend the hold"), LongerForm, holding.extend),
    "lift": Act(_("Lift the hold"), LiftForm, holding.lift, ONCE_LIFTED),
}
RECORDED = {
    "extend": Act(_("Extend the hold"), RecordedLongerForm, holding.extend),
    "lift": Act(_("Lift the hold"), RecordedLiftForm, holding.lift, ONCE_LIFTED),
}


def acts_on(decision, person) -> list[tuple[str, Act]]:
    """What this person may do to a decision where it stands."""
    if not decision.is_under_way or not can_change(person, decision, *KEEPERS):
        return []
    is_silent = standing.silent_since(decision) is not None
    left_out = {"extend"} if is_silent else {"no-objection"}
    return [(code, act) for code, act in ACTS.items() if code not in left_out]


def hold_act_of(person) -> Act:
    """Placing a hold oneself, or recording one by its letter."""
    return PLACE if offices.sits(person) else RECORD


def act_on_hold(code, person) -> Act | None:
    return (OF_HOLDS if offices.sits(person) else RECORDED).get(code)
