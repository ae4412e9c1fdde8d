"""The lines of a visit's notebook, for its delegation alone."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from assessments.models import Recommendation
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.viewsets import Conflict
from ctportal.pages.api import InOnePage

from .. import actions, lines, naming, results, wording
from ..finding import line_or_404, own_visit_or_404
from ..merging import Clashing
from ..states import state_named
from .serializers import (
    OF_A_VISIT,
    ChangedLineSerializer,
    MoveSerializer,
    NewLineSerializer,
    NotebookLineSerializer,
)
from .words import words_of, words_sent


@extend_schema(parameters=[OF_A_VISIT])
class LineViewSet(GenericViewSet):
    """The recommendations of a visit in the order of its notebook."""

    serializer_class = NotebookLineSerializer
    pagination_class = InOnePage
    queryset = Recommendation.objects.none()
    lookup_field = "ref"
    lookup_url_kwarg = "line"

    def list(self, request, ref):
        visit = own_visit_or_404(request, ref)
        known = lines.of_visit(visit, request.user)
        self._show(visit, known)
        told = self.get_serializer(known, many=True)
        return self.get_paginated_response(told.data)

    def retrieve(self, request, ref, line):
        return self._told(own_visit_or_404(request, ref), line)

    @extend_schema(request=NewLineSerializer, responses={201: NotebookLineSerializer})
    def create(self, request, ref):
        """Add a line; one that bears the `typed_as` of another is that one again."""
        visit = own_visit_or_404(request, ref)
        sent = NewLineSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        facts = _facts(wording.NOTHING_TYPED | words_sent(request.data))
        typed = sent.validated_data
        facts["state"] = state_named(visit, typed.get("state", ""))
        line = actions.write_line(
            visit, by=request.user, typed_as=typed["typed_as"], **facts
        )
        return self._told(visit, line.ref, status=status.HTTP_201_CREATED)

    @extend_schema(request=ChangedLineSerializer, responses=NotebookLineSerializer)
    def partial_update(self, request, ref, line):
        """Change some words of a line, as `version` says they were read."""
        visit = own_visit_or_404(request, ref)
        record = self._line(visit, line)
        sent = ChangedLineSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        words = words_of(record) | words_sent(request.data)
        self._change(visit, record, sent.validated_data["version"], words)
        return self._told(visit, line)

    @extend_schema(request=MoveSerializer, responses=NotebookLineSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request, ref, line):
        """Put a line right after another, or before all others."""
        visit = own_visit_or_404(request, ref)
        record, named = self._line(visit, line), request.data.get("after")
        if named == line:
            raise ValidationError({"after": [_("A line does not follow itself.")]})
        after = self._line(visit, str(named)) if named else None
        try:
            actions.move_line(visit, record, by=request.user, after=after)
        except ChangedMeanwhile as meanwhile:
            raise Conflict from meanwhile
        return self._told(visit, line)

    @extend_schema(request=None, responses=NotebookLineSerializer(many=True))
    @action(detail=False, methods=["post"])
    def send(self, request, ref):
        """Send every draft line to the report."""
        actions.send_lines(own_visit_or_404(request, ref), by=request.user)
        return self.list(request, ref)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"])
    def withdraw(self, request, ref, line):
        """Take a draft out of the notebook; it is kept."""
        visit = own_visit_or_404(request, ref)
        record = line_or_404(request, visit, line)
        actions.withdraw_line(visit, record, by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None, responses=NotebookLineSerializer)
    @action(detail=True, methods=["post"])
    def restore(self, request, ref, line):
        """Take a withdrawn line back, in its place."""
        visit = own_visit_or_404(request, ref)
        record = line_or_404(request, visit, line)
        actions.restore_line(visit, record, by=request.user)
        return self._told(visit, line)

    def _change(self, visit, record, version, words):
        by, facts = self.request.user, _facts(words)
        try:
            actions.change_line(visit, record, by=by, version=version, **facts)
        except Clashing as meanwhile:
            clashes = meanwhile.clashes.items()
            said = {
                "detail": Conflict.default_detail,
                "stored": {word: clash.theirs for word, clash in clashes},
                "was": {word: clash.was for word, clash in clashes},
            }
            raise Conflict(said) from meanwhile

    def _show(self, visit, known):
        tied = [one.record for line in known for one in line.tied]
        self.request.shown.extend([visit, *(line.record for line in known), *tied])

    def _line(self, visit, ref):
        return get_object_or_404(results.lines_of(visit, self.request.user), ref=ref)

    def _told(self, visit, ref, status=status.HTTP_200_OK):
        known = lines.of_visit(visit, self.request.user)
        line = next((line for line in known if line.record.ref == ref), None)
        if line is None:
            self._line(visit, ref)
        self._show(visit, [line])
        return Response(self.get_serializer(line).data, status=status)


def _facts(words) -> dict:
    """A sound line's facts; what is wrong stands beside its field."""
    judged = wording.judged(words, naming.finders())
    if problems := wording.problems_of(judged):
        raise ValidationError({name: [str(said)] for name, said in problems.items()})
    return wording.facts_of(judged)
