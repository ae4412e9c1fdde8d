"""How States stand to instruments, as a list to search and to take along."""

from django.db.models import CharField, F, Q, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf
from ctportal.pages.lists import ListPage
from ctportal.reference import languages
from ctportal.reference.models import PartyStatus, State

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
            sort="state_name",
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
    spoken = KeyTextTransform(languages.active(), "state__names")
    in_english = KeyTextTransform("en", "state__names")
    called = Coalesce(NullIf(spoken, Value("", TextField())), in_english)
    return told.select_related("state", "instrument").annotate(
        iso3=F("state__iso3"),
        number=F("instrument__number"),
        ref=Concat("state__iso3", Value("-"), number, output_field=CharField()),
        names_of_both=both,
        state_name=called,
    )
