"""What stands around visits, for machines: read by the pages' rule, entered and changed
by the pages' forms and actions."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.pages.viewsets import RecordViewSet

from .. import actions
from ..forms import (
    MissionForm,
    MissionReportForm,
    NewMissionForm,
    NewNoticeForm,
    NoticeForm,
)
from ..models import (
    ExternalMission,
    Invitation,
    InvitationAnswer,
    MissionReport,
    VisitNotice,
)
from .annual_lists import AnnualListViewSet
from .around_serializers import (
    AnswerSerializer,
    InvitationSerializer,
    MissionReportSerializer,
    MissionSerializer,
    NoticeSerializer,
)
from .consultations import ConsultationViewSet
from .entering import Entering


class NoticeViewSet(Entering, ChangeableViewSet):
    """UNOCT's visits, as it gives notice of them."""

    model = VisitNotice
    serializer_class = NoticeSerializer
    form_class = NoticeForm
    new_form_class = NewNoticeForm
    change = staticmethod(actions.change_outside)
    enter = staticmethod(actions.give_notice)


class MissionViewSet(Entering, ChangeableViewSet):
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

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def clear(self, request, ref):
        """Clear it for transmission, where its office has no chain for that."""
        actions.clear_report(self.get_object(), by=request.user)
        return self.retrieve(request, ref=ref)


routes = {
    "annual-lists": AnnualListViewSet,
    "visit-notices": NoticeViewSet,
    "external-missions": MissionViewSet,
    "invitations": InvitationViewSet,
    "invitation-answers": AnswerViewSet,
    "mission-reports": MissionReportViewSet,
    "consultations": ConsultationViewSet,
}
