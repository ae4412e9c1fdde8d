"""The checklist of a visit for machines: what is to be done, and that it was."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    ModelSerializer,
    Serializer,
)
from rest_framework.viewsets import GenericViewSet

from ctportal.pages.api import InOnePage

from .. import actions
from ..delegations import require_keeper
from ..finding import visit_or_404
from ..models import ChecklistItem
from .serializers import OF_A_VISIT

ITEM = OpenApiParameter("item", location=OpenApiParameter.PATH)


class ItemSerializer(ModelSerializer):
    code = CharField(source="template.code")
    name = CharField(source="template.name")

    class Meta:
        model = ChecklistItem
        fields = ["ref", "code", "name", "due_on", "settled_on", "is_needed", "reason"]


class SettlingSerializer(Serializer):
    """Done on a day, or with the reason not needed."""

    on = DateField(required=False)
    is_needed = BooleanField(required=False, default=True)
    reason = CharField(required=False, default="", max_length=200)


@extend_schema(parameters=[OF_A_VISIT])
class ChecklistViewSet(GenericViewSet):
    """What is to be done before and after a visit, for its own office."""

    serializer_class = ItemSerializer
    pagination_class = InOnePage
    queryset = ChecklistItem.objects.none()
    lookup_field = "item"

    def list(self, request, ref):
        visit = visit_or_404(request, ref)
        request.shown.add(visit)
        told = self.get_serializer(_of(visit), many=True)
        return self.get_paginated_response(told.data)

    @extend_schema(parameters=[ITEM], request=SettlingSerializer)
    @action(detail=True, methods=["post"])
    def settle(self, request, ref, item):
        """Say that it was done, or that it is not needed and why."""
        found = self._kept(ref, item)
        sent = SettlingSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        actions.settle_item(found, by=request.user, **sent.validated_data)
        return Response(self.get_serializer(found).data)

    @extend_schema(parameters=[ITEM], request=None)
    @action(detail=True, methods=["post"])
    def reopen(self, request, ref, item):
        """It is to be done after all."""
        found = self._kept(ref, item)
        actions.reopen_item(found, by=request.user)
        return Response(self.get_serializer(found).data)

    def _kept(self, ref, item):
        visit = visit_or_404(self.request, ref)
        require_keeper(self.request.user, visit)
        self.request.shown.add(visit)
        known = {str(found.ref): found for found in _of(visit)}
        found = known.get(item) or get_object_or_404(ChecklistItem.objects.none())
        found.visit = visit
        return found


def _of(visit):
    return ChecklistItem.objects.filter(visit=visit).select_related("template")
