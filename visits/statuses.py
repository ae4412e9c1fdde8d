"""Where visits and their lines stand, as the marks say it on screen."""

from django.utils.translation import gettext as _

from ctportal.correspondence.models import Kind
from ctportal.pages.columns import in_words
from ctportal.pages.marks import Status
from ctportal.pages.pieces import rail

from . import clocks
from .life import LINE
from .models import Visit

S = Visit.Status
KINDS = {
    S.LISTED: "notbegun",
    S.AGREEMENT_SOUGHT: "due",
    S.WITH_STATE: "due",
    S.COMMITTEE: "due",
    S.ADOPTED: "settled",
    S.CLOSED: "settled",
    S.POSTPONED: "waived",
    S.CANCELLED: "missing",
    S.DECLINED: "missing",
}


def of_visit(visit) -> Status:
    return Status(KINDS.get(visit.status, "underway"), visit.get_status_display())


def rail_of(visit) -> list:
    """The line from the list to the end, at the place a visit has on it."""
    return rail([(status, status.label) for status in LINE], visit.place)


def of_answer(visit) -> Status:
    """The State's word on the preliminary assessment."""
    if visit.transmitted_on is None:
        return Status("notbegun", _("not transmitted"))
    if visit.answered_on:
        return Status("settled", _("answered"))
    running = clocks.running(visit, Kind.ANSWER)
    if running is None:
        return Status("due", _("awaited"))
    if running.suspended_on:
        return Status("waived", _("days suspended"))
    clock = running.face
    if clock.is_late:
        return Status("overdue", clock.left_in_words)
    return Status("due", clock.left_in_words)


def of_sharing(visit) -> Status:
    """Whether, or from when, UNOCT is due the results (joint report, 16 e)."""
    day = clocks.shared_from(visit)
    if day is None:
        return Status("notbegun", _("not yet"))
    if clocks.is_past(day):
        return Status("settled", in_words(day))
    return Status("due", in_words(day))


def of_line(line) -> Status:
    """Where a line of a notebook is."""
    if line.is_in_request:
        return Status("restricted", _("In the request"))
    if line.status == line.Status.DRAFT:
        return Status("settled", _("Stored"))
    return Status("settled", _("In the report"))
