"""What the Committee approves, for machines: read, and changed by two."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.response import Response
from rest_framework.serializers import ModelSerializer, SlugRelatedField
from rest_framework.viewsets import GenericViewSet

from ctportal.confidentiality.viewsets import Conflict
from ctportal.people.by_two import AlreadySettled

from ..api.refusing import answered
from ..models import Approval, ApprovalChange
from . import changing


class ApprovedKindSerializer(ModelSerializer):
    class Meta:
        model = Approval
        fields = ["type", "source", "begins_on", "ends_on"]


class NewApprovalChangeSerializer(ModelSerializer):
    class Meta:
        model = ApprovalChange
        fields = ["type", "is_end", "begins_on", "source", "reason"]


class ApprovalChangeSerializer(ModelSerializer):
    proposed_by = SlugRelatedField("login", read_only=True)
    settled_by = SlugRelatedField("login", read_only=True)

    class Meta:
        model = ApprovalChange
        fields = ["ref", *NewApprovalChangeSerializer.Meta.fields, "proposed_at"]
        fields += ["proposed_by", "settled_at", "settled_by", "is_confirmed"]


class ApprovalViewSet(ListModelMixin, GenericViewSet):
    """The kinds of assessment that the Committee approves, each with its days."""

    serializer_class = ApprovedKindSerializer
    queryset = Approval.objects.all()
    ordering = ("type", "begins_on")


class ApprovalChangeViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """What is proposed about it, for those who decide."""

    # For the schema, which is written when nobody asks.
    queryset = ApprovalChange.objects.none()
    serializer_class = ApprovalChangeSerializer
    lookup_field = "ref"
    ordering = ("ref",)

    def get_queryset(self):
        changes = ApprovalChange.objects.select_related("proposed_by", "settled_by")
        return changes if changing.may_decide(self.request.user) else changes.none()

    @extend_schema(
        request=NewApprovalChangeSerializer, responses={201: ApprovalChangeSerializer}
    )
    def create(self, request):
        """Propose that the Committee approves a kind from a day on, or no longer."""
        sent = NewApprovalChangeSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        said = dict(sent.validated_data)
        kind, is_end = said.pop("type"), said.pop("is_end", False)
        with answered():
            made = changing.propose(kind, by=request.user, is_end=is_end, **said)
        told = ApprovalChangeSerializer(made).data
        return Response(told, status=status.HTTP_201_CREATED)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def confirm(self, request, ref):
        """Confirm it as the second person."""
        return self._settled(changing.confirm)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="turn-down")
    def turn_down(self, request, ref):
        """Leave it as it is."""
        return self._settled(changing.turn_down)

    def _settled(self, act):
        change = self.get_object()
        try:
            with answered():
                act(change, by=self.request.user)
        except AlreadySettled as meanwhile:
            raise Conflict from meanwhile
        return Response(ApprovalChangeSerializer(change).data)


routes = {"approvals": ApprovalViewSet, "approval-changes": ApprovalChangeViewSet}
