"""Needs to be met through existing programmes, for machines: read and written."""

from django_filters import CharFilter
from rest_framework.exceptions import PermissionDenied
from rest_framework.serializers import CharField, SerializerMethodField

from ctportal.confidentiality.filters import OfState
from ctportal.pages.viewsets import RecordSerializer

from ..api.adding import AddingViewSet, NamingViewSet, filled_in
from ..models import Need, ProgrammeAnswer, ProgrammeRequest
from . import actions
from .forms import AnswerForm, AskForm


class ProgrammeRequestSerializer(RecordSerializer):
    need = CharField(source="need.ref")
    asked = CharField(source="asked.code")

    class Meta:
        model = ProgrammeRequest
        fields = [
            *RecordSerializer.COMMON,
            "need",
            "asked",
            "text",
            "sent_on",
            "answer_by",
            *RecordSerializer.MOMENTS,
        ]


class ProgrammeAnswerSerializer(RecordSerializer):
    request = CharField(source="request.ref")
    need = CharField(source="need.ref")
    programmes = SerializerMethodField()

    class Meta:
        model = ProgrammeAnswer
        fields = [
            *RecordSerializer.COMMON,
            "request",
            "need",
            "verdict",
            "programmes",
            "programme_name",
            "text",
            "answered_on",
            *RecordSerializer.MOMENTS,
        ]

    def get_programmes(self, answer) -> list[str]:
        return [tie.record.ref for tie in answer.named]


class OfNeed(OfState):
    need = CharFilter(method="of_need")

    def of_need(self, queryset, name, ref):
        """Of one that may be read: any other is as unknown as one never made."""
        readable = Need.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(need__in=readable.values("pk"))


class ProgrammeRequestViewSet(AddingViewSet):
    """Needs that CTED asked to be met through an existing programme."""

    model = ProgrammeRequest
    serializer_class = ProgrammeRequestSerializer
    filterset_class = OfNeed
    leads_to = ("need",)

    def get_queryset(self):
        return super().get_queryset().select_related("need__marking__holder")

    def added(self, sent):
        need = self.found(Need, sent, "need")
        facts = filled_in(AskForm, sent, need=need)
        return actions.ask(need, by=self.request.user, **facts)


class ProgrammeAnswerViewSet(NamingViewSet):
    """What the offices asked answered."""

    model = ProgrammeAnswer
    serializer_class = ProgrammeAnswerSerializer
    filterset_class = OfNeed
    leads_to = ("need", "request")

    def get_queryset(self):
        above = ("need__marking__holder", "request__marking__holder")
        return super().get_queryset().select_related(*above)

    def added(self, sent):
        by = self.request.user
        asked = self.found(ProgrammeRequest, sent, "request")
        if not actions.may_answer(by, asked):
            raise PermissionDenied
        sent |= {"programmes": self.request.data.get("programmes", [])}
        return actions.answer(asked, by=by, **filled_in(AnswerForm, sent, by=by))


routes = {
    "programme-requests": ProgrammeRequestViewSet,
    "programme-answers": ProgrammeAnswerViewSet,
}
