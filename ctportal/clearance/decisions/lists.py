"""The list "Before the Committee": what its members have before them, or had."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality import finding
from ctportal.confidentiality.columns import HOLDER, REF, STATE
from ctportal.confidentiality.models import Marking
from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf
from ctportal.pages.lists import ListPage

from ..models import Decision
from . import deadlines, standing


class DecisionFilter(ListFilter):
    searched = ("symbol", "circular", "title")

    status = OneOf(choices=Decision.Status.choices, label=_("Status"))
    state = NamedChoiceFilter(
        field_name="marking__state", key="iso3", label=_("Member State")
    )

    class Meta:
        model = Decision
        fields = []


def _kind_and_status(decision) -> str:
    """What kind the record is of, and where it stands today: superseded, say."""
    kind = finding.kind_named(decision.of.kind)
    if not decision.record_status:
        return kind
    return f"{kind} · {finding.status_named(decision.of.kind, decision.record_status)}"


def _deadline(decision):
    return deadlines.said(decision.deadline) if decision.deadline else ""


class Decisions(ListPage):
    title = _("Before the Committee")
    lead = _("What the Committee’s members decide on, and what they decided.")
    template_name = "decisions/list.html"
    columns = (
        Column("title", _("Record"), link=True, below=_kind_and_status),
        Column("status", _("Status"), value=standing.status_of),
        Column("deadline", _("Deadline"), value=_deadline, sort="deadline"),
        STATE,
        Column("circular", _("Circular")),
        Column("symbol", _("Symbol")),
        Column("circulated_at", _("Circulated"), sort="circulated_at", shown=False),
        Column("decided_at", _("Decided"), sort="decided_at", shown=False),
        Column("created_at", _("Opened"), sort="created_at", shown=False),
        HOLDER,
        REF,
    )
    handled_by = ("status", "of__kind")
    filterset = DecisionFilter
    sort = "-created_at"
    noun = ngettext_lazy("%(count)s decision", "%(count)s decisions", "count")
    empty = _("What is circulated to the Committee stands here.")

    @staticmethod
    def rows_for(person):
        """With what each record is called and its status, for who may read both."""
        of = Marking.objects.filter(pk=OuterRef("of"))
        rows = Decision.objects.readable_by(person).for_table().with_holds()
        return rows.annotate(
            title=Subquery(finding.titled(of).values("title")),
            record_status=Subquery(finding.standing(of).values("status")),
        )
