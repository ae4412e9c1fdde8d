"""Who goes on a visit."""

from django.db.models import Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from ctportal.pages.api import InOnePage
from ctportal.people.models import CommunityMember

from .. import actions
from ..delegations import members_of
from ..finding import visit_or_404
from ..forms import DelegateForm
from .serializers import OF_A_VISIT, DelegateSerializer, JoiningSerializer

TAKEN = ("person", "entity", "role", "subject", "until")
MEMBER = OpenApiParameter("member", location=OpenApiParameter.PATH)


@extend_schema(parameters=[OF_A_VISIT])
class DelegationViewSet(GenericViewSet):
    """The people and the organizations in a visit's delegation."""

    serializer_class = DelegateSerializer
    pagination_class = InOnePage
    queryset = CommunityMember.objects.none()
    lookup_field = "member"

    def list(self, request, ref):
        visit = self._visit(ref)
        told = self.get_serializer(members_of(visit), many=True)
        return self.get_paginated_response(told.data)

    @extend_schema(request=JoiningSerializer, responses={201: DelegateSerializer})
    def create(self, request, ref):
        """Take a person, or an organization with all its people, along."""
        visit = self._visit(ref)
        # An expert by name has no account, and is entered on the page.
        form = DelegateForm({n: request.data[n] for n in TAKEN if n in request.data})
        if not form.is_valid():
            raise ValidationError(form.errors)
        member = actions.join_delegation(visit, by=request.user, **form.cleaned_data)
        told = self.get_serializer(member)
        return Response(told.data, status=status.HTTP_201_CREATED)

    @extend_schema(parameters=[MEMBER])
    def destroy(self, request, ref, member):
        """Let a person, or an organization, leave it, by login or by code."""
        visit = self._visit(ref)
        named = member.replace("\0", "")
        who = Q(person__login=named) | Q(entity__code=named)
        found = get_object_or_404(members_of(visit).filter(who))
        actions.leave_delegation(visit, by=request.user, member=found)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _visit(self, ref):
        visit = visit_or_404(self.request, ref)
        self.request.shown.add(visit)
        return visit
