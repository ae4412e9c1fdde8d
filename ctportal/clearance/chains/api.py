"""Clearance for machines: read and answered through the actions of the pages."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.models import Marking
from ctportal.confidentiality.viewsets import Conflict

from . import actions, fingerprints
from .forms import AnswerForForm, DecideForm
from .lists import ToClear
from .reading import Course
from .serializers import (
    CourseSerializer,
    InClearanceSerializer,
    ReasonSerializer,
    StepAnswerSerializer,
)
from .views.asking import course_or_404

REF = OpenApiParameter("ref", location=OpenApiParameter.PATH)


@extend_schema(parameters=[REF], responses=CourseSerializer, request=None)
class ClearanceViewSet(GenericViewSet):
    """The clearance of records of one's own office, by the record's reference."""

    serializer_class = CourseSerializer
    queryset = Marking.objects.none()
    lookup_field = "ref"

    @extend_schema(parameters=[], responses=InClearanceSerializer(many=True))
    def list(self, request):
        """What is in clearance at one's office."""
        found = self.paginate_queryset(ToClear.rows_for(request.user))
        request.shown.extend(found)
        told = InClearanceSerializer(found, many=True)
        return self.get_paginated_response(told.data)

    def retrieve(self, request, ref):
        """The rounds of one record, the latest first."""
        return self._told(ref)

    @action(detail=True, methods=["post"])
    def submit(self, request, ref):
        """Submit a record for clearance: a new round."""
        course = course_or_404(request, ref)
        _acted(actions.submit, course.record, by=request.user)
        return self._told(ref, status=status.HTTP_201_CREATED)

    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, ref):
        """Take a record back from clearance, to work on it again."""
        course = _with_rounds(course_or_404(request, ref))
        chain = course.latest.chain
        _acted(actions.take_back, chain, course.record, by=request.user)
        return self._told(ref)

    @extend_schema(request=StepAnswerSerializer)
    @action(detail=True, methods=["post"])
    def decide(self, request, ref):
        """Answer a step: cleared, cleared with changes, or returned with reasons."""
        course = _with_rounds(course_or_404(request, ref))
        step = _step_or_404(course, request.data.get("step"))
        said = _typed(DecideForm(request.data))
        _acted(actions.decide, step, course.record, by=request.user, **said)
        return self._told(ref)

    @extend_schema(request=ReasonSerializer)
    @action(detail=True, methods=["post"], url_path="answer-for")
    def answer_for(self, request, ref):
        """Say by name why another version than the cleared one goes out."""
        course = _with_rounds(course_or_404(request, ref))
        said = _typed(AnswerForForm(request.data))
        chain = course.latest.chain
        _acted(actions.acknowledge, chain, course.record, by=request.user, **said)
        return self._told(ref)

    def _told(self, ref, status=status.HTTP_200_OK):
        course = course_or_404(self.request, ref)
        course.seen = fingerprints.seen(course.record, self.request.user)
        return Response(CourseSerializer(course).data, status=status)


def _acted(act, *about, **facts):
    try:
        return act(*about, **facts)
    except ChangedMeanwhile as meanwhile:
        raise Conflict from meanwhile


def _with_rounds(course) -> Course:
    if course.latest is None:
        raise Http404
    return course


def _step_or_404(course, named):
    try:
        ref = UUID(str(named))
    except ValueError:
        raise ValidationError({"step": ["There is no such step."]}) from None
    found = (drawn.step for drawn in course.latest if drawn.step.ref == ref)
    step = next(found, None)
    if step is None:
        raise ValidationError({"step": ["There is no such step."]})
    return step


def _typed(form) -> dict:
    if not form.is_valid():
        raise ValidationError(form.errors)
    return form.cleaned_data


routes = {"clearance": ClearanceViewSet}
