"""The list of evaluations by others, beside CTED's own and visibly not among them."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import CHANGED, HOLDER, REF, STATE
from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.columns import Column
from ctportal.pages.filters import NamedChoiceFilter, OneOf, ThemeChoiceFilter

from ..lists import AssessmentPage
from ..models import ExternalEvaluation


class EvaluationFilter(MarkedFilter):
    searched = ExternalEvaluation.searchable

    type = OneOf(choices=ExternalEvaluation.Type.choices, label=_("Kind"))
    theme = ThemeChoiceFilter()
    region = NamedChoiceFilter(
        field_name="marking__state__subregion", key="m49", label=_("Region")
    )

    class Meta:
        model = ExternalEvaluation
        fields = []


class Evaluations(AssessmentPage):
    title = _("Evaluations by others")
    address = reverse_lazy("assessments:evaluations")
    lead = _("What other bodies found: their facts, none of CTED’s words.")
    columns = (
        Column("title", _("Evaluation"), link=True, sort="title"),
        REF,
        STATE,
        Column("body", _("Author body"), sort="body"),
        Column("type", _("Kind"), value="get_type_display"),
        Column("round", _("Round")),
        Column("as_of", _("Day of the report"), sort="as_of"),
        Column("theme", _("Theme"), value="theme.name"),
        Column("source", _("Where it is published"), shown=False),
        HOLDER,
        CHANGED,
    )
    filterset = EvaluationFilter
    sort = "-as_of"
    noun = ngettext_lazy("%(count)s evaluation", "%(count)s evaluations", "count")
    empty = _("No evaluation by others was entered yet that you may read.")
