"""The life of a visit: what may follow what.

on the list → agreement sought → agreed → under preparation → under way →
preliminary assessment → draft report → with the State → before the Committee →
adopted → follow-up → closed

Until the delegation leaves, a visit may be postponed, and then comes back to where it
stood; or be cancelled, or declined by the State: that is its end.
"""

from django.utils.translation import gettext as _

from ctportal.confidentiality import milestones
from ctportal.confidentiality.actions import save_record
from ctportal.confidentiality.closing import taking_out_of_sight

from .models import Visit

S = Visit.Status

# The first of each row is what usually comes next.
FOLLOWS = {
    S.LISTED: (S.AGREEMENT_SOUGHT, S.AGREED),
    S.AGREEMENT_SOUGHT: (S.AGREED,),
    S.AGREED: (S.PREPARATION, S.UNDER_WAY),
    S.PREPARATION: (S.UNDER_WAY,),
    S.UNDER_WAY: (S.PRELIMINARY,),
    S.PRELIMINARY: (S.DRAFT_REPORT,),
    S.DRAFT_REPORT: (S.WITH_STATE,),
    S.WITH_STATE: (S.COMMITTEE,),
    S.COMMITTEE: (S.ADOPTED,),
    S.ADOPTED: (S.FOLLOW_UP,),
    S.FOLLOW_UP: (S.CLOSED,),
    S.CLOSED: (),
    S.POSTPONED: (),
    S.CANCELLED: (),
    S.DECLINED: (),
}
STOPS = (S.POSTPONED, S.CANCELLED, S.DECLINED)
# The line a visit moves along; what stops it stands beside the line.
LINE = [status for status in S if status not in STOPS]
# While it stands here the delegation has not left.
BEFORE = (S.LISTED, S.AGREEMENT_SOUGHT, S.AGREED, S.PREPARATION)
# A visit that came so far has been made.
MADE = tuple(status for status in LINE if status not in BEFORE)


class OutOfTurn(Exception):
    """A step was asked of a visit that does not stand before it."""


def may_become(visit, status) -> bool:
    return status in FOLLOWS[visit.status]


def may_be_put_off(visit) -> bool:
    return visit.status in BEFORE


def may_be_given_up(visit) -> bool:
    return visit.status in (*BEFORE, S.POSTPONED)


def require_turn(visit, status):
    """Stop where another status comes next."""
    if not may_become(visit, status):
        refusal = _("The visit is already at “%(status)s”.")
        raise OutOfTurn(refusal % {"status": visit.get_status_display()})


def step(visit, status, *, by, **dates):
    """Bring a visit to a status that may follow its own."""
    require_turn(visit, status)
    # Some releases end with the step.
    taking_out_of_sight()
    save_record(visit, by=by, event=f"became-{status}", status=status, **dates)
    milestones.reached(visit, [status], by=by)
    return visit
