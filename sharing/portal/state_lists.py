"""The lists that stand on a Member State's page, and the list of Member States."""

from django.db.models import CharField, Count, F, IntegerField, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django_filters import FilterSet

from assessments import lists
from assessments.bodies.lists import BodyRecommendations
from assessments.evaluations.lists import Evaluations
from assessments.filters import NeedFilter, RecommendationFilter
from assessments.models import (
    AnalyticalProduct,
    Assessment,
    BodyRecommendation,
    ExternalEvaluation,
    Finding,
    Need,
    Recommendation,
)
from assessments.products.lists import Products
from ctportal.confidentiality.columns import REF
from ctportal.correspondence.letters.lists import Letters
from ctportal.correspondence.lists import Documents
from ctportal.correspondence.models import Document, Letter
from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf
from ctportal.pages.lists import ListPage
from ctportal.reference import languages
from ctportal.reference.models import State
from projects.lists import Projects
from projects.models import Project
from visits.models import Visit

from . import assistance
from .models import SearchEntry


class OfThemeAlone(FilterSet):
    """As the table of themes counts: each theme by itself, its parts in their lines."""

    parts = OneOf(
        choices=[("apart", _("not counted with it"))],
        method="by_itself",
        label=_("Parts of the theme"),
    )

    def by_itself(self, queryset, name, asked):
        theme = self.form.cleaned_data.get("theme")
        return queryset.filter(theme__code=theme) if theme else queryset


class StateRecommendationFilter(OfThemeAlone, RecommendationFilter):
    class Meta(RecommendationFilter.Meta):
        pass


class StateNeedFilter(OfThemeAlone, NeedFilter):
    """Needs as the band and the table of themes count them."""

    help = OneOf(
        choices=[("open", _("open")), ("funded", _("funded"))],
        method="that_are",
        label=_("Help"),
    )

    def that_are(self, queryset, name, asked):
        chosen = {"open": assistance.open_needs, "funded": assistance.funded_needs}[
            asked
        ]
        return chosen(queryset, self.request.user)


class StateAssessments(lists.Assessments):
    model = Assessment
    template_name = "portal/state_list.html"


class StateEvaluations(Evaluations):
    model = ExternalEvaluation
    template_name = "portal/state_list.html"


class StateFindings(lists.Findings):
    model = Finding
    template_name = "portal/state_list.html"


class StateRecommendations(lists.Recommendations):
    model = Recommendation
    template_name = "portal/state_list.html"
    filterset = StateRecommendationFilter


class StateNeeds(lists.Needs):
    model = Need
    template_name = "portal/state_list.html"
    filterset = StateNeedFilter
    # Within a State the most urgent stand first; States are not compared.
    sort = "priority"


class StateProducts(Products):
    model = AnalyticalProduct
    template_name = "portal/state_list.html"


class StateBodyRecommendations(BodyRecommendations):
    """Of other bodies: a list of its own, in no figure of CTED's."""

    model = BodyRecommendation
    template_name = "portal/state_list.html"


class StateProjects(Projects):
    model = Project
    template_name = "portal/state_list.html"


class StateVisits(ListPage):
    model = Visit
    template_name = "portal/state_list.html"
    title = _("Visits")
    columns = (
        Column("title", _("Visit"), link=True, sort="title"),
        REF,
        Column("type", _("Kind"), value="get_type_display"),
        Column("status", _("Status"), value="get_status_display"),
        Column("begins_on", _("From"), sort="begins_on"),
        Column("ends_on", _("Until"), sort="ends_on"),
    )
    sort = "-begins_on"
    noun = ngettext_lazy("%(count)s visit", "%(count)s visits", "count")
    empty = _("No visit to this State that you may read of.")


class StateDocuments(Documents):
    model = Document
    template_name = "portal/state_list.html"


class StateLetters(Letters):
    model = Letter
    template_name = "portal/state_list.html"
    # Our numbers are looked up for the register alone.
    columns = tuple(c for c in Letters.columns if c.key != "our_number")


LISTS = {
    "assessments": StateAssessments,
    "visits": StateVisits,
    "findings": StateFindings,
    "recommendations": StateRecommendations,
    "needs": StateNeeds,
    "products": StateProducts,
    "evaluations": StateEvaluations,
    "other-bodies": StateBodyRecommendations,
    "projects": StateProjects,
    "letters": StateLetters,
    "documents": StateDocuments,
}


class StateFilter(ListFilter):
    searched = ("names", "iso3")

    region = NamedChoiceFilter(field_name="region", key="m49", label=_("Region"))

    class Meta:
        model = State
        fields = ()


def _counted(kind):
    """A column of how many of the reader's records of a kind are a State's.

    States are not put in order by it: nothing here ranks them.
    """

    def address(state):
        return reverse("portal:state-list", args=[state.iso3, kind])

    return Column(kind, LISTS[kind].title, numeric=True, link=address)


class States(ListPage):
    title = _("Member States")
    lead = _("Each with what has been done there.")
    columns = (
        Column(
            "name",
            _("Member State"),
            sort="reading_name",
            link=lambda state: reverse("portal:state", args=[state.iso3]),
        ),
        Column("region", _("Region"), value="subregion.name"),
        Column("status", _("Status"), value="get_status_display"),
        _counted("visits"),
        _counted("recommendations"),
        _counted("needs"),
    )
    filterset = StateFilter
    sort = "name"
    sizes = (250,)
    size = 250
    noun = ngettext_lazy("%(count)s State", "%(count)s States", "count")


def states_for(person):
    """All States, each with how much of it this person may read."""
    counted = {
        "visits": "visit",
        "recommendations": "recommendation",
        "needs": "need",
    }
    counts = {name: _count(person, kind) for name, kind in counted.items()}
    name = KeyTextTransform(languages.active(), "names", output_field=CharField())
    return (
        State.objects.select_related("subregion")
        .annotate(ref=F("iso3"), reading_name=name, **counts)
        .order_by("iso3")
    )


def _count(person, kind):
    rows = SearchEntry.objects.readable_by(person).filter(
        kind=kind, state=OuterRef("pk")
    )
    counted = rows.order_by().values("state").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count"), output_field=IntegerField()), 0)
