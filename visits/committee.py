"""What the Committee decides on a visit: on the list it is on, and on its report."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ctportal.clearance.decisions import deadlines, standing
from ctportal.pages import panels
from ctportal.pages.marks import Status
from ctportal.pages.panels import Panel

from . import results
from .annual_list_page import status_of
from .models import AnnualList, Visit


@dataclass(frozen=True)
class Decided:
    """One of them: what it is on, where it stands, and where more is told."""

    label: str
    status: Status
    # The day it was decided on, or until when members may object.
    moment: str
    symbol: str
    href: str


def panels_of(visit, person) -> list[Panel]:
    """The decisions, as far as this person may read what they are on."""
    lists = list(_lists_with(visit, person))
    reports = list(results.reports_of(visit, person))
    found = standing.latest_on([*lists, *reports], person)
    decided = [
        _by(found[record.pk], _label(record, reports))
        for record in [*lists, *reports]
        if record.pk in found
    ]
    written = [each for each in lists if each.approved_on and each.pk not in found]
    decided += map(_as_written, written)
    shown = [*lists, *found.values()]
    told = Panel("visits/_committee.html", {"decided": decided}, records=shown)
    return [told] if decided else []


def _lists_with(visit, person):
    lists = AnnualList.objects.readable_by(person).for_table()
    return lists.filter(pk__in=visit.entries.values("annual_list")).order_by("year")


def _by(decision, label) -> Decided:
    day = decision.decided_at and date_format(deadlines.day_of(decision.decided_at))
    until = decision.is_under_way and deadlines.said(decision.deadline)
    return Decided(
        label,
        standing.status_of(decision),
        day or (_("until %(moment)s") % {"moment": until} if until else ""),
        decision.symbol,
        decision.get_absolute_url(),
    )


def _as_written(annual_list) -> Decided:
    """A list for who reads it, and not the decision on it."""
    return Decided(
        annual_list.title,
        status_of(annual_list),
        date_format(annual_list.approved_on),
        annual_list.decision,
        annual_list.get_absolute_url(),
    )


def _label(record, reports) -> str:
    """Of several States' reports each is named; of one it is plain which."""
    is_only = reports == [record]
    return _("Report") if is_only else str(record)


def register():
    panels.registered[Visit.kind].append(panels_of)
