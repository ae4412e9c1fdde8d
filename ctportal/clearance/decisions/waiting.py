"""What waits for somebody around the Committee's decisions."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.confidentiality import policy
from ctportal.pages.marks import Status
from ctportal.pages.waiting import AT_MOST, Waiting

from ..models import Hold
from . import deadlines, offices, seats, standing
from .lists import Decisions

# How long before its deadline something begins to be a task.
SOON = timedelta(days=3)
UNTIL_THEN = gettext_lazy("Asked for until this day: ask whether it is lifted")
SITS_NO_LONGER = gettext_lazy("It sits on the Committee no longer: record what follows")


def deadlines_near(person) -> Iterator[Waiting]:
    """What members may still object to and will be decided soon, for them; for who
    keeps it what is over or on hold too."""
    if not (offices.sits(person) or person.role in policy.KEEPERS):
        return
    rows = Decisions.rows_for(person).under_way()
    near = rows.filter(deadline__lte=timezone.now() + SOON)
    for decision in near.order_by("deadline", "ref")[:AT_MOST]:
        yield Waiting(
            title=decision.title,
            href=decision.get_absolute_url(),
            note=_("Before the Committee until %(moment)s")
            % {"moment": deadlines.said(decision.deadline)},
            status=standing.status_of(decision),
            when=date_format(deadlines.day_there(decision.deadline)),
            due_on=deadlines.day_there(decision.deadline),
            record=decision,
        )


def holds_to_look_at(person) -> Iterator[Waiting]:
    """Holds that were asked for until a day that has come, or by a mission that sits no
    longer: nothing ends by itself."""
    known = Hold.objects.known_to(person).standing()
    sitting = offices.seats().values("entity")
    is_due = Q(until__lte=timezone.localdate()) | ~Q(member__in=sitting)
    due = known.filter(is_due, decision__status="circulated")
    for hold in due.select_related("decision__marking", "member")[:AT_MOST]:
        is_over = hold.until is not None and hold.until <= timezone.localdate()
        yield Waiting(
            title=_("Hold of %(member)s") % {"member": hold.member},
            href=hold.decision.get_absolute_url(),
            note=UNTIL_THEN if is_over else SITS_NO_LONGER,
            status=Status("due", _("to look at")),
            when=date_format(hold.until) if hold.until else "",
            due_on=hold.until,
            record=hold.decision,
        )


def seats_to_confirm(person) -> Iterator[Waiting]:
    """Seats that another proposed and this person may confirm."""
    for proposal in seats.proposals_for(person)[:AT_MOST]:
        if seats.may_confirm(person, proposal):
            yield Waiting(
                title=proposal.said,
                href=reverse("decisions:members"),
                note=proposal.get_kind_display(),
                status=Status("due", _("To confirm")),
                when=date_format(proposal.proposed_at),
            )


SOURCES = [deadlines_near, holds_to_look_at, seats_to_confirm]
