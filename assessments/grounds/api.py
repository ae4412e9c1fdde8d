"""The findings that a recommendation rests on, for machines."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response
from rest_framework.serializers import CharField, Serializer
from rest_framework.viewsets import GenericViewSet

from ctportal.pages.api import InOnePage

from ..models import Finding, Recommendation, RecommendationGround
from . import actions, reading

OF_ONE = OpenApiParameter("ref", location=OpenApiParameter.PATH)
FINDING = OpenApiParameter("finding", location=OpenApiParameter.PATH)


class GroundSerializer(Serializer):
    """A finding by its reference."""

    finding = CharField(source="ref")


@extend_schema(parameters=[OF_ONE])
class GroundViewSet(GenericViewSet):
    """The findings that a recommendation rests on, as far as the bearer reads them."""

    serializer_class = GroundSerializer
    pagination_class = InOnePage
    queryset = RecommendationGround.objects.none()
    lookup_field = "finding"

    def list(self, request, ref):
        recommendation = self._readable(Recommendation, ref)
        found = reading.findings_of(recommendation, request.user)
        request.shown.extend([recommendation, *found])
        return self.get_paginated_response(self.get_serializer(found, many=True).data)

    @extend_schema(responses={201: GroundSerializer})
    def create(self, request, ref):
        """Say that it rests on a finding about the same State."""
        recommendation = self._readable(Recommendation, ref)
        said = self.get_serializer(data=request.data)
        said.is_valid(raise_exception=True)
        finding = self._readable(Finding, said.validated_data["ref"])
        request.shown.extend([recommendation, finding])
        actions.rest_on(recommendation, finding, by=request.user)
        told = self.get_serializer(finding).data
        return Response(told, status=status.HTTP_201_CREATED)

    @extend_schema(parameters=[FINDING])
    def destroy(self, request, ref, finding):
        """Take it back."""
        recommendation = self._readable(Recommendation, ref)
        other = self._readable(Finding, finding)
        request.shown.extend([recommendation, other])
        actions.no_longer_rest_on(recommendation, other, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _readable(self, model, ref):
        readable = model.objects.readable_by(self.request.user).for_table()
        return get_object_or_404(readable, ref=ref)


under_a_recommendation = {
    "recommendation-grounds": (
        r"recommendations/(?P<ref>[^/.]+)/findings",
        GroundViewSet,
    )
}
