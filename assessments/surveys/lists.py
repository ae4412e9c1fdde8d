"""The lists of blank instruments and of what States were answered for."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import CHANGED, HOLDER, REF, STATE
from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf
from ctportal.pages.marks import Status

from ..lists import AssessmentPage
from ..models import SurveyAnswers, SurveyInstrument

STATUSES = {
    SurveyInstrument.Status.DRAFT: "notbegun",
    SurveyInstrument.Status.ISSUED: "settled",
    SurveyInstrument.Status.SUPERSEDED: "waived",
}


def of_instrument(instrument) -> Status:
    return Status(STATUSES[instrument.status], instrument.get_status_display())


class InstrumentFilter(ListFilter):
    searched = SurveyInstrument.searchable

    status = OneOf(choices=SurveyInstrument.Status.choices, label=_("Status"))

    class Meta:
        model = SurveyInstrument
        fields = []


class AnswersFilter(MarkedFilter):
    region = NamedChoiceFilter(
        field_name="marking__state__subregion", key="m49", label=_("Region")
    )

    class Meta:
        model = SurveyAnswers
        fields = []


class Instruments(AssessmentPage):
    title = _("Survey instruments")
    address = reverse_lazy("assessments:instruments")
    lead = _("Blank questionnaires, version by version.")
    columns = (
        Column("title", _("Questionnaire"), link=True, sort="title"),
        REF,
        Column("number", _("Version"), numeric=True, sort="number"),
        Column("status", _("Status"), value=of_instrument),
        Column("issued_on", _("Issued on"), sort="issued_on"),
        Column("cleared_on", _("Cleared for transmission on"), sort="cleared_on"),
        HOLDER,
        CHANGED,
    )
    filterset = InstrumentFilter
    sort = "-created_at"
    noun = ngettext_lazy("%(count)s version", "%(count)s versions", "count")
    empty = _("No questionnaire that you may read.")


class Answered(AssessmentPage):
    title = _("Survey answers")
    address = reverse_lazy("assessments:surveys-answered")
    lead = _("What was answered, State by State: shared with the State concerned.")
    columns = (
        Column("title", _("Answers"), link=True, sort="title"),
        REF,
        STATE,
        Column("as_of", _("As of"), sort="as_of"),
        HOLDER,
        CHANGED,
    )
    filterset = AnswersFilter
    sort = "-as_of"
    noun = ngettext_lazy("%(count)s survey", "%(count)s surveys", "count")
    empty = _("Answers are begun from the page of a survey.")
