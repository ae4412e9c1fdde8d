"""The list "To clear": records of one's office in clearance, and whom they wait for."""

from django.db.models import Exists, OuterRef, Prefetch, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking
from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf
from ctportal.pages.lists import ListPage
from ctportal.pages.waiting import SOON, due_in
from ctportal.reference import names

from ..models import Chain, ChainStep
from . import asking, kinds


class ToClearFilter(ListFilter):
    """Whom they wait for, and whether they are late."""

    WHOM = (("me", _("me, or whom I stand for")), ("others", _("others")))
    DAY = (("late", _("late")), ("week", _("this week")))
    searched = ("title", "ref")

    waits = OneOf(choices=WHOM, label=_("Waits for"), method="by_whom")
    due = OneOf(choices=DAY, label=_("Due"), method="by_day")
    kind = OneOf(label=_("Kind"))
    state = NamedChoiceFilter(field_name="state", key="iso3", label=_("Member State"))

    class Meta:
        model = Marking
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["kind"].extra["choices"] = [
            (kind.code, kind.label) for kind in kinds.registered.values()
        ]

    def by_whom(self, queryset, name, word):
        return queryset.filter(is_mine=word == "me")

    def by_day(self, queryset, name, word):
        today = timezone.localdate()
        if word == "late":
            return queryset.filter(due_on__lt=today)
        return queryset.filter(due_on__lte=today + SOON)


def asked_in(marking) -> str:
    """Whom it waits for, those side by side together."""
    steps = [step for chain in marking.in_clearance for step in chain.asked]
    return ", ".join(str(step.asked) for step in steps)


def round_of(marking) -> int:
    return max(chain.round for chain in marking.in_clearance)


class ToClear(ListPage):
    title = _("To clear")
    lead = _("What is in clearance at your office, and whom it waits for.")
    template_name = "clearance/list.html"
    columns = (
        Column(
            "title",
            _("Record"),
            link=lambda m: reverse("clearance:of-record", args=[m.ref]),
        ),
        Column("kind", _("Kind"), value=lambda m: finding.kind_named(m.kind)),
        Column("state", _("Member State"), value=lambda m: names.of_state(m.state_id)),
        Column("asked", _("Waits for"), value=asked_in),
        Column("due_on", _("Due"), value=lambda m: due_in(m.due_on), sort="due_on"),
        Column("round", _("Round"), value=round_of, numeric=True),
        Column("ref", _("Reference"), sort="ref"),
    )
    filterset = ToClearFilter
    sort = "due_on"
    noun = ngettext_lazy("%(count)s record", "%(count)s records", "count")
    empty = _("Nothing is in clearance at your office.")

    @staticmethod
    def rows_for(person):
        """Markings in clearance, with when the first answer is due and from whom."""
        running = Chain.objects.readable_by(person).running()
        asked = ChainStep.objects.readable_by(person).open()
        of_row = asked.filter(record=OuterRef("pk")).order_by("due_on", "pk")
        markings = finding.titled(Marking.objects.readable_by(person).for_table())
        named = asked.select_related("function", "person")
        chains = running.prefetch_related(Prefetch("steps", named, to_attr="asked"))
        return (
            markings.filter(pk__in=running.values("record"))
            .annotate(
                due_on=Subquery(of_row.values("due_on")[:1]),
                is_mine=Exists(of_row.filter(asking.asked_of(person))),
            )
            .prefetch_related(Prefetch("chains", chains, to_attr="in_clearance"))
        )

    @property
    def bulk_offered(self):
        """None: what is in clearance is looked at one by one."""
        return []

    def marking_samples(self):
        kinds_of_ribbon = ("classification", "holder_id", "handling")
        return self.filtered.order_by(*kinds_of_ribbon).distinct(*kinds_of_ribbon)
