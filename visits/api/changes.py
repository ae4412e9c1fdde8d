"""What stops a visit or moves its days."""

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.viewsets import Conflict
from ctportal.pages.api import InOnePage

from .. import actions
from ..finding import visit_or_404
from ..life import OutOfTurn
from ..models import VisitChange
from .serializers import OF_A_VISIT, NewChangeSerializer, VisitChangeSerializer

What = VisitChange.What
ACTS = {
    What.POSTPONED: actions.postpone,
    What.TAKEN_UP: actions.take_up,
    What.CANCELLED: actions.cancel,
    What.DECLINED: actions.decline,
}


@extend_schema(parameters=[OF_A_VISIT])
class ChangeViewSet(GenericViewSet):
    """A visit put off, taken up again, cancelled or declined, the latest first."""

    serializer_class = VisitChangeSerializer
    pagination_class = InOnePage
    queryset = VisitChange.objects.none()

    def list(self, request, ref):
        visit = visit_or_404(request, ref)
        readable = VisitChange.objects.readable_by(request.user).for_table()
        changes = list(readable.filter(visit=visit).unsealed_for(request.user))
        request.shown.extend([visit, *changes])
        told = self.get_serializer(changes, many=True)
        return self.get_paginated_response(told.data)

    @extend_schema(request=NewChangeSerializer, responses={201: VisitChangeSerializer})
    def create(self, request, ref):
        """Stop a visit, or give it other days."""
        visit = visit_or_404(request, ref)
        sent = NewChangeSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        said = dict(sent.validated_data)
        act = ACTS[said.pop("what")]
        try:
            with transaction.atomic():
                change = act(visit, by=request.user, **said)
        except (OutOfTurn, ChangedMeanwhile) as refused:
            raise Conflict(str(refused)) from refused
        request.shown.extend([visit, change])
        told = self.get_serializer(change)
        return Response(told.data, status=status.HTTP_201_CREATED)
