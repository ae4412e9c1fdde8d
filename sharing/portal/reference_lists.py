"""Lists of what everybody may know: requirements of resolutions, and how States stand
to instruments.  What the reader may read of each is counted beside it."""

from django.db.models import (
    CharField,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from assessments.models import Finding, Recommendation, Requirement
from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf
from ctportal.pages.lists import ListPage
from ctportal.reference.models import PartyStatus, State

COUNTED = {
    "findings": (Finding, _("Findings")),
    "recommendations": (Recommendation, _("Recommendations")),
}


class RequirementFilter(ListFilter):
    searched = ("words", "provision", "resolution__symbol")

    resolution = NamedChoiceFilter(
        field_name="resolution", key="slug", label=_("Resolution")
    )
    theme = NamedChoiceFilter(field_name="theme", key="code", label=_("Theme"))

    class Meta:
        model = Requirement
        fields = ()


def _counted(name):
    """How many of the reader's records are about it, and the list of them."""

    def address(requirement):
        return reverse(f"assessments:{name}") + f"?requirement={requirement.code}"

    return Column(name, COUNTED[name][1], numeric=True, link=address)


class Requirements(ListPage):
    title = _("Requirements")
    lead = _("What resolutions ask of States, provision by provision.")
    template_name = "portal/reference_list.html"
    columns = (
        Column(
            "cited",
            _("Provision"),
            sort="position",
            link=lambda row: reverse("portal:requirement", args=[row.code]),
        ),
        Column("name", _("What is asked")),
        Column("theme", _("Theme"), value="theme.name"),
        Column("begins_on", _("In force from")),
        Column("ends_on", _("Until"), shown=False),
        Column("verified", _("Checked against the text"), shown=False),
        *map(_counted, COUNTED),
    )
    filterset = RequirementFilter
    sort = "cited"
    sizes = (100,)
    size = 100
    noun = ngettext_lazy("%(count)s requirement", "%(count)s requirements", "count")


def requirements_in_words():
    """All requirements, to be found by their words in any language."""
    rows = Requirement.objects.select_related("resolution", "theme")
    return rows.annotate(words=Cast("names", TextField()))


def requirements_for(person):
    """The same, each with how much this person may read about it."""
    counts = {name: _count(person, model) for name, (model, _n) in COUNTED.items()}
    return requirements_in_words().annotate(ref=F("code"), **counts)


def _count(person, model):
    rows = model.objects.readable_by(person).filter(requirement=OuterRef("pk"))
    counted = rows.order_by().values("requirement").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)


STANDINGS = [
    ("party", _("party")),
    ("signed", _("signed, not party")),
    ("none", _("neither signed nor party")),
]


def standing(queryset, asked):
    """Those who are party, who have only signed, or neither."""
    is_party, has_signed = Q(bound_on__isnull=False), Q(signed_on__isnull=False)
    wanted = {
        "party": is_party,
        "signed": has_signed & ~is_party,
        "none": ~has_signed & ~is_party,
    }
    return queryset.filter(wanted[asked])


def states() -> list[tuple[str, str]]:
    """Every State there is here, for machines to name."""
    return [(state.iso3, state.name) for state in State.objects.all()]


class PartyFilter(ListFilter):
    searched = ("names_of_both", "reservations", "source")

    state = NamedChoiceFilter(field_name="state", key="iso3", label=_("Member State"))
    instrument = NamedChoiceFilter(
        field_name="instrument", key="number", label=_("Instrument")
    )
    standing = OneOf(choices=STANDINGS, method="that_is", label=_("Standing"))

    class Meta:
        model = PartyStatus
        fields = ()

    def that_is(self, queryset, name, asked):
        return standing(queryset, asked)


class Parties(ListPage):
    title = _("States party")
    lead = _("How States stand to the instruments, each as a source told it last.")
    template_name = "portal/reference_list.html"
    columns = (
        Column(
            "state",
            _("Member State"),
            value="state.name",
            sort="iso3",
            link=lambda row: reverse("portal:state-instruments", args=[row.iso3]),
        ),
        Column(
            "instrument",
            _("Instrument"),
            value="instrument.name",
            sort="number",
            link=lambda row: reverse("portal:instrument", args=[row.number]),
        ),
        Column("signed_on", _("Signed"), sort="signed_on"),
        Column("bound_on", _("Party since"), sort="bound_on", below="get_act_display"),
        Column("reservations", _("Reservations and declarations"), shown=False),
        Column("as_of", _("As of"), sort="as_of"),
        Column("source", _("Source")),
    )
    filterset = PartyFilter
    sort = "state"
    noun = ngettext_lazy("%(count)s entry", "%(count)s entries", "count")
    empty = _("No source was entered yet.")


def parties():
    """How each State stands to each instrument, as it was told last."""
    latest = PartyStatus.objects.latest_told().values("pk")
    told = PartyStatus.objects.filter(pk__in=latest)
    both = Concat(
        Cast("state__names", TextField()), Cast("instrument__names", TextField())
    )
    number = Cast("instrument__number", CharField())
    return told.select_related("state", "instrument").annotate(
        iso3=F("state__iso3"),
        number=F("instrument__number"),
        ref=Concat("state__iso3", Value("-"), number, output_field=CharField()),
        names_of_both=both,
    )
