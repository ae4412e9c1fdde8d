"""What a recommendation takes up of earlier ones, for machines."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response
from rest_framework.serializers import CharField, ChoiceField, Serializer
from rest_framework.viewsets import GenericViewSet

from assessments import actions, ties
from assessments.models import Recommendation, RecommendationTie
from ctportal.pages.api import InOnePage

LATER = OpenApiParameter("ref", location=OpenApiParameter.PATH)
EARLIER = OpenApiParameter("earlier", location=OpenApiParameter.PATH)


class TieSerializer(Serializer):
    """The earlier recommendation by its reference, and how it is taken up."""

    earlier = CharField(source="record.ref")
    kind = ChoiceField(RecommendationTie.Kind.choices)


@extend_schema(parameters=[LATER])
class TieViewSet(GenericViewSet):
    """The earlier recommendations that one repeats, revises or replaces, as far as the
    bearer reads them."""

    serializer_class = TieSerializer
    pagination_class = InOnePage
    queryset = RecommendationTie.objects.none()
    lookup_field = "earlier"

    def list(self, request, ref):
        later = self._readable(ref)
        tied = ties.to_earlier([later], request.user)[later.pk]
        request.shown.extend([later, *(one.record for one in tied)])
        return self.get_paginated_response(self.get_serializer(tied, many=True).data)

    @extend_schema(responses={201: TieSerializer})
    def create(self, request, ref):
        """Say that it takes up an earlier one to the same State, or how it does now."""
        later, said = self._readable(ref), self.get_serializer(data=request.data)
        said.is_valid(raise_exception=True)
        earlier = self._readable(said.validated_data["record"]["ref"])
        kind = said.validated_data["kind"]
        actions.tie_to_earlier(later, earlier, by=request.user, kind=kind)
        request.shown.extend([later, earlier])
        told = {"earlier": earlier.ref, "kind": kind}
        return Response(told, status=status.HTTP_201_CREATED)

    @extend_schema(parameters=[EARLIER])
    def destroy(self, request, ref, earlier):
        """Take a tie back."""
        later, other = self._readable(ref), self._readable(earlier)
        request.shown.extend([later, other])
        actions.untie(later, other, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _readable(self, ref) -> Recommendation:
        readable = Recommendation.objects.readable_by(self.request.user).for_table()
        return get_object_or_404(readable, ref=ref)


under_a_recommendation = {
    "recommendation-ties": (r"recommendations/(?P<ref>[^/.]+)/ties", TieViewSet)
}
