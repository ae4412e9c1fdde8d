"""What is before the Committee, for machines: read and moved as on its pages."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.viewsets import Conflict
from ctportal.correspondence.letters.finding import record_or_404
from ctportal.pages.viewsets import RecordViewSet

from ..models import Decision, Hold
from . import acts, holding, offices
from .serializers import (
    ActSerializer,
    BeginSerializer,
    CommitteeDecisionSerializer,
    HoldSerializer,
    SaidOfHoldSerializer,
)
from .views.decisions import CIRCULATE


class DecisionViewSet(RecordViewSet):
    """Records before the Committee, and what it decided."""

    model = Decision
    # For the schema, which is written when nobody asks.
    queryset = Decision.objects.none()
    serializer_class = CommitteeDecisionSerializer
    leads_to = ("of",)

    def get_queryset(self):
        return super().get_queryset().with_holds()

    @extend_schema(
        request=BeginSerializer, responses={201: CommitteeDecisionSerializer}
    )
    def create(self, request):
        """Circulate a record, or record its adoption at a meeting by its day `on`."""
        record = record_or_404(request, str(request.data.get("record", "")))
        if not offices.may_circulate(request.user, record):
            offices.require_circulator(request.user, record)
        wanted = acts.MEETING if "on" in request.data else CIRCULATE
        made = _done(wanted, record, request)
        return self._told(made.ref, status=status.HTTP_201_CREATED)

    @extend_schema(request=ActSerializer, responses=CommitteeDecisionSerializer)
    @action(detail=True, methods=["post"])
    def acts(self, request, ref):
        """Do what its page offers: record no objection, extend, withdraw."""
        decision = self.get_object()
        policy.require_holder(request.user, decision, *policy.KEEPERS)
        wanted = acts.ACTS.get(str(request.data.get("act")))
        if wanted is None:
            raise ValidationError({"act": ["There is no such act."]})
        _done(wanted, decision, request)
        return self._told(ref)

    @extend_schema(request=SaidOfHoldSerializer, responses=HoldSerializer(many=True))
    @action(detail=True, methods=["get", "post"], pagination_class=None)
    def holds(self, request, ref):
        """The holds that the bearer may know of; a POST places or records one."""
        decision = self.get_object()
        if request.method == "POST":
            _done(acts.hold_act_of(request.user), decision, request)
        return self._holds(decision)

    @extend_schema(
        operation_id="committee_decisions_holds_move",
        request=SaidOfHoldSerializer,
        responses=HoldSerializer(many=True),
    )
    @action(
        detail=True,
        methods=["post"],
        url_path="holds/(?P<hold>[0-9a-f-]{36})",
        url_name="move-hold",
    )
    def move_hold(self, request, ref, hold):
        """Lift or extend a hold that the bearer may know of."""
        decision = self.get_object()
        known = Hold.objects.known_to(request.user).standing()
        found = known.filter(decision=decision, ref=_uuid(hold)).first()
        wanted = acts.act_on_hold(str(request.data.get("act")), request.user)
        if found is None or wanted is None:
            raise Http404
        _done(wanted, found, request)
        return self._holds(decision)

    def _holds(self, decision):
        found = holding.holds_of(decision, self.request.user)
        return Response(HoldSerializer(found, many=True).data)

    def _told(self, ref, status=status.HTTP_200_OK):
        self.kwargs["ref"] = ref
        return Response(self.get_serializer(self.get_object()).data, status=status)


def _done(wanted, about, request):
    """The act by the form people have; what was left out is as the form begins."""
    form_class = wanted.form
    begun = form_class(by=request.user, state=None)
    said = {field.name: field.value() for field in begun} | dict(request.data)
    form = form_class(said, by=request.user, state=None)
    if not form.is_valid():
        raise ValidationError(form.errors)
    try:
        return wanted.act(about, by=request.user, **form.facts)
    except ChangedMeanwhile as meanwhile:
        raise Conflict from meanwhile


def _uuid(said):
    try:
        return UUID(said)
    except ValueError:
        raise Http404 from None


routes = {"committee-decisions": DecisionViewSet}
