"""The lists of assessments, findings, recommendations and needs."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import CHANGED, HOLDER, REF, STATE
from ctportal.pages.columns import Column
from ctportal.pages.lists import ListPage
from ctportal.pages.pieces import Tab

from . import bulk, statuses
from .filters import (
    AssessmentFilter,
    FindingFilter,
    NeedFilter,
    NotAgreedFilter,
    RecommendationFilter,
    TranslationFilter,
)

THEME = Column("theme", _("Theme"), value="theme.name", sort="theme__position")
PRIORITY = Column(
    "priority", _("Priority"), value="get_priority_display", sort="priority"
)


THROUGH = "get_agreed_through_display"
WAITED = Column("days_waited", _("Days not agreed"), numeric=True, sort="days_waited")


SIDE_BY_SIDE = {
    "assessments:index": _("Assessments"),
    "assessments:recommendations": _("Recommendations"),
    "assessments:findings": _("Findings"),
    "assessments:needs": _("Needs"),
    "assessments:evaluations": _("Evaluations by others"),
    "assessments:products": _("Analytical products"),
    "assessments:body-recommendations": _("Other bodies"),
    "assessments:instruments": _("Survey instruments"),
    "assessments:surveys-answered": _("Survey answers"),
    "correspondence:documents": _("Documents"),
    "assessments:in-translation": _("In translation"),
}


class AssessmentPage(ListPage):
    """A list among those that stand side by side under Assessments."""

    template_name = "assessments/list.html"
    address = ""

    @property
    def tabs(self) -> list[Tab]:
        # A narrower list stands under the tab of the one it narrows.
        own = {str(getattr(page, "address", "")) for page in type(self).__mro__}
        return [
            Tab(label, reverse(route), is_current=reverse(route) in own)
            for route, label in SIDE_BY_SIDE.items()
        ]


class Assessments(AssessmentPage):
    title = _("Assessments")
    address = reverse_lazy("assessments:index")
    lead = _("What was assessed, State by State, and where each report stands.")
    columns = (
        Column("title", _("Assessment"), link=True, sort="title"),
        REF,
        STATE,
        Column("type", _("Kind"), value="get_type_display"),
        Column("as_of", _("As of"), sort="as_of"),
        Column("status", _("Status"), value=statuses.of_assessment),
        HOLDER,
        CHANGED,
    )
    handled_by = ("type", "status")
    filterset = AssessmentFilter
    sort = "-as_of"
    noun = ngettext_lazy("%(count)s assessment", "%(count)s assessments", "count")
    empty = _("Nothing was assessed yet that you may read.")


class Recommendations(AssessmentPage):
    title = _("Recommendations")
    address = reverse_lazy("assessments:recommendations")
    lead = _("What States are recommended to do.")
    columns = (
        Column("title", _("Recommendation"), value=str, link=True, sort="title"),
        REF,
        STATE,
        THEME,
        PRIORITY,
        Column("status", _("Status"), value=statuses.of_recommendation),
        Column("due_on", _("Due"), sort="due_on"),
        Column("addressees", _("Addressee"), shown=False),
        Column("needs_assistance", _("Assistance needed"), shown=False),
        Column("text", _("Text"), shown=False),
        HOLDER,
        CHANGED,
    )
    filterset = RecommendationFilter
    bulk = (bulk.IMPLEMENTED,)
    sort = "-created_at"
    noun = ngettext_lazy(
        "%(count)s recommendation", "%(count)s recommendations", "count"
    )
    empty = _("Recommendations come from assessments and from visits’ notebooks.")


class Findings(AssessmentPage):
    title = _("Findings")
    address = reverse_lazy("assessments:findings")
    lead = _("Strengths, shortfalls and good practices that were found.")
    columns = (
        Column("title", _("Finding"), value=str, link=True, sort="title"),
        REF,
        STATE,
        THEME,
        Column("nature", _("Nature"), value=statuses.of_finding, sort="nature"),
        Column("requirement", _("Requirement"), value="requirement.cited"),
        # Never sorted by: States are not ranked.
        Column("level", _("Level"), value="level.name"),
        Column("evidence", _("Evidence"), shown=False),
        Column("text", _("Text"), shown=False),
        HOLDER,
        CHANGED,
    )
    filterset = FindingFilter
    sort = "-created_at"
    noun = ngettext_lazy("%(count)s finding", "%(count)s findings", "count")
    empty = _("Findings come from assessments and from visits’ notebooks.")


class Needs(AssessmentPage):
    template_name = "assessments/need_list.html"
    title = _("Needs")
    address = reverse_lazy("assessments:needs")
    lead = _("Assistance proposed for States, and what they have agreed to.")
    columns = (
        Column("title", _("Need"), value=str, link=True, sort="title"),
        REF,
        STATE,
        THEME,
        PRIORITY,
        Column("status", _("Status"), value=statuses.of_need),
        Column("proposed_on", _("Proposed"), sort="proposed_on"),
        Column("agreed_on", _("Agreed by the State"), sort="agreed_on"),
        WAITED,
        Column("agreed_through", _("Agreed through"), THROUGH, shown=False),
        Column("agreed_by", _("Who agreed for the State"), shown=False),
        Column("met_on", _("Met"), sort="met_on", shown=False),
        Column("text", _("Text"), shown=False),
        HOLDER,
        CHANGED,
    )
    filterset = NeedFilter
    bulk = (bulk.AGREE,)
    sort = "-proposed_on"
    noun = ngettext_lazy("%(count)s need", "%(count)s needs", "count")
    empty = _("A need is proposed from the page of a recommendation.")


class NotAgreed(Needs):
    """Needs that wait for the State's word, the longest first."""

    title = _("Needs not agreed")
    address = reverse_lazy("assessments:needs-not-agreed")
    lead = _("Proposed, and the State has not said that it agrees.")
    columns = tuple(
        column
        for column in Needs.columns
        if column.key not in ("status", "agreed_on", "agreed_through", "agreed_by")
    )
    filterset = NotAgreedFilter
    sort = "-days_waited"
    empty = _("The State has agreed to every need that you may read.")


class Translations(AssessmentPage):
    title = _("In translation")
    address = reverse_lazy("assessments:in-translation")
    lead = _("Reports in other languages, and how far each document has come.")
    columns = (
        Column(
            "report",
            _("Report"),
            value="report.title",
            link=True,
            below="report.ref",
        ),
        Column("language", _("Language"), value="get_language_display"),
        STATE,
        Column("status", _("Status"), value=statuses.of_translation),
        Column("due_on", _("Due"), sort="due_on"),
        Column("slot_on", _("Slot date"), sort="slot_on"),
        Column("word_count", _("Words"), numeric=True, sort="word_count"),
        Column("symbol", _("Symbol")),
        Column("translator", _("Translator")),
        Column("sent_on", _("Sent"), sort="sent_on", shown=False),
        Column("received_on", _("Received"), sort="received_on", shown=False),
        Column("checked_on", _("Checked"), sort="checked_on", shown=False),
        HOLDER,
        CHANGED,
    )
    filterset = TranslationFilter
    sort = "due_on"
    noun = ngettext_lazy("%(count)s translation", "%(count)s translations", "count")
    empty = _("A translation is ordered from the page of a report.")
