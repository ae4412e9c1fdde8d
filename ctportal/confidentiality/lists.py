"""The list of what an organization sees of one's own records."""

from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status
from ctportal.people.models import Classification
from ctportal.reference import names

from . import finding
from .models import Marking


class SeenFilter(ListFilter):
    """Which of the office's own records, and whether they are seen."""

    SEEN = (("yes", _("seen")), ("no", _("not shared")))
    searched = ("title", "ref")

    seen = OneOf(choices=SEEN, label=_("Seen"), method="by_sight")
    kind = OneOf(label=_("Kind"))
    state = NamedChoiceFilter(field_name="state", key="iso3", label=_("Member State"))
    classification = OneOf(choices=Classification.choices, label=_("Classification"))

    class Meta:
        model = Marking
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        held = self.queryset.order_by("kind").values_list("kind", flat=True).distinct()
        self.filters["kind"].extra["choices"] = [
            (kind, finding.kind_named(kind)) for kind in held
        ]

    def by_sight(self, queryset, name, word):
        return queryset.filter(is_seen=word == "yes")


class SeenFrom(ListPage):
    """All that an office holds, as anybody of another organization sees it today."""

    title = _("View as")
    template_name = "confidentiality/all_as.html"
    columns = (
        Column(
            "title",
            _("Record"),
            link=lambda found: reverse("confidentiality:readers", args=[found.ref]),
        ),
        Column("kind", _("Kind"), value=lambda found: finding.kind_named(found.kind)),
        Column("state", _("Member State"), value=lambda m: names.of_state(m.state_id)),
        Column("ref", _("Reference"), sort="ref"),
        Column("is_seen", _("Seen"), value=lambda found: seen_or_not(found.is_seen)),
    )
    filterset = SeenFilter
    sort = "ref"
    noun = ngettext_lazy("%(count)s record", "%(count)s records", "count")
    empty = _("Your office holds nothing of the kind.")

    @staticmethod
    def over(markings, standpoint):
        """Markings with what each is called and whether it is seen."""
        seen = When(audience__in=standpoint.audiences, then=Value(True))
        titled = finding.titled(markings.for_table())
        return titled.annotate(is_seen=Case(seen, default=Value(False)))

    def marking_samples(self):
        kinds = ("classification", "holder_id")
        return self.filtered.order_by(*kinds).distinct(*kinds)


def seen_or_not(is_seen) -> Status:
    if is_seen:
        return Status("settled", _("seen"))
    return Status("restricted", _("not shared"))
