"""The list of analytical products."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import CHANGED, HOLDER, REF
from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.columns import Column
from ctportal.pages.filters import NamedChoiceFilter, OneOf, ThemeChoiceFilter
from ctportal.pages.marks import Status
from ctportal.reference.names import in_reading_order

from ..lists import AssessmentPage
from ..models import AnalyticalProduct

SIGNS = {"draft": "notbegun", "cleared": "settled"}


def status_of(product) -> Status:
    return Status(SIGNS[product.status], product.get_status_display())


def themes_of(product) -> str:
    return _named(tie.theme for tie in product.on_themes.all())


def states_of(product) -> str:
    return _named(tie.state for tie in product.in_states.all())


def regions_of(product) -> str:
    return _named(tie.region for tie in product.in_regions.all())


def _named(rows) -> str:
    return ", ".join(row.name for row in in_reading_order(rows))


class ProductFilter(MarkedFilter):
    searched = AnalyticalProduct.searchable

    type = OneOf(choices=AnalyticalProduct.Type.choices, label=_("Kind"))
    status = OneOf(choices=AnalyticalProduct.Status.choices, label=_("Status"))
    theme = ThemeChoiceFilter(field_name="on_themes__theme")
    state = NamedChoiceFilter(
        field_name="in_states__state", key="iso3", label=_("Member State")
    )
    region = NamedChoiceFilter(
        field_name="in_regions__region", key="m49", label=_("Region")
    )

    class Meta:
        model = AnalyticalProduct
        fields = []


class Products(AssessmentPage):
    title = _("Analytical products")
    address = reverse_lazy("assessments:products")
    lead = _("Emerging issues, trends and developments, as the offices analyse them.")
    columns = (
        Column("title", _("Analytical product"), link=True, sort="title"),
        REF,
        Column("type", _("Kind"), value="get_type_display"),
        Column("themes", _("Themes"), value=themes_of),
        Column("states", _("Member States"), value=states_of),
        Column("regions", _("Regions"), value=regions_of, shown=False),
        Column("as_of", _("Date"), sort="as_of"),
        Column("status", _("Status"), value=status_of),
        HOLDER,
        CHANGED,
    )
    filterset = ProductFilter
    sort = "-as_of"
    noun = ngettext_lazy("%(count)s product", "%(count)s products", "count")
    empty = _("No analysis that you may read was written down yet.")
