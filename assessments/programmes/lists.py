"""The list of needs to be met through existing programmes."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import HOLDER, REF, STATE
from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.columns import Column, not_shared
from ctportal.pages.filters import NamedChoiceFilter, OneOf

from ..lists import AssessmentPage
from ..models import ProgrammeAnswer, ProgrammeRequest

ANSWERS = [("none", _("not answered yet")), *ProgrammeAnswer.Verdict.choices]


def _need(request) -> str:
    """The need asked for; who reads the request reads it, but for what is sealed."""
    return str(request.need) or not_shared()


class ProgrammeRequestFilter(MarkedFilter):
    searched = ("text", "need__title")

    asked = NamedChoiceFilter(field_name="asked", key="code", label=_("Office asked"))
    answer = OneOf(choices=ANSWERS, method="answered", label=_("Answer"))

    class Meta:
        model = ProgrammeRequest
        fields = []

    def answered(self, queryset, name, said):
        if said == "none":
            return queryset.exclude(pk__in=self._answers().values("request"))
        return queryset.filter(pk__in=self._answers(verdict=said).values("request"))

    def _answers(self, **said):
        readable = ProgrammeAnswer.objects.readable_by(self.request.user)
        return readable.filter(**said)


class ProgrammeRequests(AssessmentPage):
    title = _("Through existing programmes")
    address = reverse_lazy("assessments:programme-requests")
    lead = _("Agreed needs that CTED asked to be met through a programme there is.")
    columns = (
        Column("need", _("Need"), value=_need, link=True),
        REF,
        STATE,
        Column("asked", _("Office asked"), value="asked.name"),
        Column("sent_on", _("Asked on"), sort="sent_on"),
        Column("answer_by", _("Answer by"), sort="answer_by"),
        HOLDER,
    )
    filterset = ProgrammeRequestFilter
    sort = "-sent_on"
    noun = ngettext_lazy(
        "%(count)s need asked for", "%(count)s needs asked for", "count"
    )
    empty = _("CTED asks from the page of an agreed need.")
