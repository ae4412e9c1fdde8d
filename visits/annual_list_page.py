"""Annual lists as their pages show them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import CHANGED, REF
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status

from .models import EntryVisit, ListEntry, Visit


def status_of(annual_list) -> Status:
    if annual_list.approved_on:
        return Status("settled", _("approved"))
    return Status("notbegun", _("to be approved"))


class AnnualLists(ListPage):
    title = _("Annual lists of visits")
    lead = _("The States to be visited, as the Committee approved them (16 a, f).")
    columns = (
        Column(
            "year", _("Year"), value=lambda each: str(each.year), link=True, sort="year"
        ),
        Column("status", _("Status"), value=status_of),
        Column("approved_on", _("Approved"), sort="approved_on"),
        Column("decision", _("The Committee’s decision")),
        REF,
        CHANGED,
    )
    sort = "-year"
    noun = ngettext_lazy("%(count)s list", "%(count)s lists", "count")
    empty = _("A list stands here once the Committee has approved it.")


def entries_of(annual_list, person) -> list[ListEntry]:
    """Everything that was ever on a list, each with the visits opened for it that
    this person may read."""
    entries = list(
        ListEntry.objects.filter(annual_list=annual_list).select_related(
            "state", "added_by", "ended_by"
        )
    )
    ties = list(EntryVisit.objects.filter(annual_list=annual_list))
    readable = Visit.objects.readable_by(person).unsealed_for(person).for_table()
    visits = {v.pk: v for v in readable.filter(pk__in=[tie.visit_id for tie in ties])}
    for entry in entries:
        own = (tie.visit_id for tie in ties if tie.entry_id == entry.pk)
        entry.visits = [visits[pk] for pk in own if pk in visits]
    return entries
