"""The list of other bodies' recommendations."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import CHANGED, HOLDER, REF, STATE
from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.columns import Column
from ctportal.pages.filters import OneOf, ThemeChoiceFilter

from ..lists import THEME, AssessmentPage
from ..models import BodyRecommendation


class BodyFilter(MarkedFilter):
    searched = BodyRecommendation.searchable

    source = OneOf(choices=BodyRecommendation.Source.choices, label=_("Kind of body"))
    theme = ThemeChoiceFilter()

    class Meta:
        model = BodyRecommendation
        fields = []


class BodyRecommendations(AssessmentPage):
    title = _("Other bodies")
    address = reverse_lazy("assessments:body-recommendations")
    lead = _("What other bodies recommend; it is never counted with CTED’s own.")
    columns = (
        Column("title", _("Recommendation"), value=str, link=True, sort="title"),
        REF,
        Column("body", _("Body"), sort="body", below="get_source_display"),
        Column("symbol", _("Symbol and paragraph")),
        Column("adopted_on", _("Date"), sort="adopted_on"),
        STATE,
        THEME,
        Column("addressees", _("Addressee"), shown=False),
        Column("text", _("Text"), shown=False),
        HOLDER,
        CHANGED,
    )
    filterset = BodyFilter
    sort = "-adopted_on"
    noun = ngettext_lazy(
        "%(count)s recommendation of another body",
        "%(count)s recommendations of other bodies",
        "count",
    )
    empty = _("Nothing that other bodies recommend was written down yet.")
