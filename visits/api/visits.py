"""Visits: listed, put on the list, changed and moved on."""

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.response import Response

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.viewsets import ChangeableViewSet, Conflict

from .. import actions
from ..delegations import require_keeper, require_opener
from ..forms import ChangeForm, ReceivedStepForm, VisitForm
from ..life import OutOfTurn
from ..models import Visit
from ..next_steps import STEPS
from ..states import state_named
from .serializers import (
    NewVisitSerializer,
    StateAgreedSerializer,
    StepSerializer,
    VisitSerializer,
)


class VisitViewSet(ChangeableViewSet):
    """Visits on behalf of the Committee."""

    model = Visit
    serializer_class = VisitSerializer
    form_class = ChangeForm
    change = staticmethod(actions.change)

    @extend_schema(request=NewVisitSerializer, responses={201: VisitSerializer})
    def create(self, request):
        """Put a visit on the list."""
        require_opener(request.user)
        form = VisitForm(request.data)
        if not form.is_valid():
            raise ValidationError(form.errors)
        visit = actions.put_on_list(by=request.user, **form.cleaned_data)
        return self._told(visit.ref, status=status.HTTP_201_CREATED)

    @extend_schema(request=StepSerializer, responses=VisitSerializer)
    @action(detail=True, methods=["post"])
    def steps(self, request, ref):
        """Take the visit to a step that may follow where it stands."""
        visit = self.get_object()
        step = STEPS.get(str(request.data.get("step")))
        if step is None:
            raise ValidationError({"step": ["There is no such step."]})
        facts = _asked_by(step, visit, request)
        try:
            step.act(visit, by=request.user, **facts)
        except (OutOfTurn, ChangedMeanwhile) as refused:
            raise Conflict(str(refused)) from refused
        return self._told(ref)

    @extend_schema(request=StateAgreedSerializer, responses=VisitSerializer)
    @action(detail=True, methods=["post"])
    def agreements(self, request, ref):
        """Record that one of several Governments agreed, on a day, in a letter."""
        visit = self.get_object()
        require_keeper(request.user, visit)
        state = state_named(visit, str(request.data.get("state", "")))
        if state is None:
            raise ValidationError({"state": ["It is none of the visit's."]})
        form = ReceivedStepForm(request.data, by=request.user, state=state)
        if not form.is_valid():
            raise ValidationError(form.errors)
        with transaction.atomic():
            facts = form.act_facts | {"letter": form.its_letter()}
            actions.agree_for(visit, state, by=request.user, **facts)
        return self._told(ref)

    def _told(self, ref, status=status.HTTP_200_OK):
        """The visit as it stands now; nothing where the bearer reads it no longer."""
        self.kwargs["ref"] = ref
        try:
            visit = self.get_object()
        except NotFound:
            return Response(status=status.HTTP_204_NO_CONTENT)
        return Response(self.get_serializer(visit).data, status=status)


def _asked_by(step, visit, request) -> dict:
    """The day of a step that asks for one, and the letter it stands in."""
    form = step.form_for(visit, request.user, request.data)
    if step.day and not form.is_valid():
        raise ValidationError(form.errors)
    return step.facts_from(form)
