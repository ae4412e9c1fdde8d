"""What stands around visits, for machines: read by the pages' rule, entered and changed
by the pages' forms and actions."""

from django.core.exceptions import ValidationError as Refused
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.pages.viewsets import RecordViewSet

from .. import actions
from ..delegations import require_opener
from ..forms import (
    ConsultationForm,
    ListForm,
    MissionForm,
    MissionReportForm,
    NewMissionForm,
    NewNoticeForm,
    NoticeForm,
)
from ..models import (
    AnnualList,
    Consultation,
    ExternalMission,
    Invitation,
    InvitationAnswer,
    MissionReport,
    VisitNotice,
)
from .around_serializers import (
    AnnualListSerializer,
    AnswerSerializer,
    ConsultationSerializer,
    InvitationSerializer,
    MissionReportSerializer,
    MissionSerializer,
    NoticeSerializer,
)


class EnteredViewSet(ChangeableViewSet):
    """Takes a POST of what the page's form for a new one asks.

    A subclass names its `new_form_class` and the action that does the `enter`.
    """

    new_form_class = None
    enter = None

    def create(self, request):
        form = self.new_form_class(request.data)
        if not form.is_valid():
            raise ValidationError(form.errors)
        try:
            made = self.enter(by=request.user, **form.cleaned_data)
        except Refused as refused:
            raise ValidationError(refused.messages) from refused
        self.kwargs["ref"] = made.ref
        told = self.get_serializer(self.get_object())
        return Response(told.data, status=status.HTTP_201_CREATED)


class AnnualListViewSet(RecordViewSet):
    """The States to be visited in a year, with the decisions that changed the list."""

    model = AnnualList
    serializer_class = AnnualListSerializer

    def get_queryset(self):
        lists = super().get_queryset()
        return lists.prefetch_related("entries__state", "decisions")

    @extend_schema(request=AnnualListSerializer)
    def create(self, request):
        """Begin the list of a year."""
        require_opener(request.user)
        form = ListForm(request.data)
        if not form.is_valid():
            raise ValidationError(form.errors)
        try:
            made = actions.open_annual_list(by=request.user, **form.cleaned_data)
        except Refused as refused:
            raise ValidationError(refused.messages) from refused
        self.kwargs["ref"] = made.ref
        told = self.get_serializer(self.get_object())
        return Response(told.data, status=status.HTTP_201_CREATED)


class NoticeViewSet(EnteredViewSet):
    """UNOCT's visits, as it gives notice of them."""

    model = VisitNotice
    serializer_class = NoticeSerializer
    form_class = NoticeForm
    new_form_class = NewNoticeForm
    change = staticmethod(actions.change_outside)
    enter = staticmethod(actions.give_notice)


class MissionViewSet(EnteredViewSet):
    """Missions of other bodies."""

    model = ExternalMission
    serializer_class = MissionSerializer
    form_class = MissionForm
    new_form_class = NewMissionForm
    change = staticmethod(actions.change_outside)
    enter = staticmethod(actions.enter_mission)


class InvitationViewSet(RecordViewSet):
    """Invitations of one office by the other."""

    model = Invitation
    serializer_class = InvitationSerializer
    leads_to = ("about",)

    def get_queryset(self):
        return super().get_queryset().select_related("about__holder")


class AnswerViewSet(RecordViewSet):
    """What the offices invited said."""

    model = InvitationAnswer
    serializer_class = AnswerSerializer
    leads_to = ("invitation",)

    def get_queryset(self):
        return super().get_queryset().select_related("invitation")


class MissionReportViewSet(ChangeableViewSet):
    """Mission reports of both offices."""

    model = MissionReport
    serializer_class = MissionReportSerializer
    leads_to = ("about",)
    form_class = MissionReportForm
    change = staticmethod(actions.change_report)

    def get_queryset(self):
        return super().get_queryset().select_related("about__holder")


class ConsultationViewSet(ChangeableViewSet):
    """Consultations after visits, with the areas agreed."""

    model = Consultation
    serializer_class = ConsultationSerializer
    leads_to = ("visit",)
    form_class = ConsultationForm
    change = staticmethod(actions.record_consultation)

    def get_queryset(self):
        return super().get_queryset().prefetch_related("areas__theme", "areas__lead")


routes = {
    "annual-lists": AnnualListViewSet,
    "visit-notices": NoticeViewSet,
    "external-missions": MissionViewSet,
    "invitations": InvitationViewSet,
    "invitation-answers": AnswerViewSet,
    "mission-reports": MissionReportViewSet,
    "consultations": ConsultationViewSet,
}
