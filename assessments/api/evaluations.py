"""Evaluations by others for machines, with their ratings."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.serializers import (
    CharField,
    ModelSerializer,
    Serializer,
    SlugRelatedField,
)

from ctportal.confidentiality.filters import OfState
from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.pages.viewsets import RecordSerializer

from .. import actions
from ..evaluations import evidence
from ..evaluations.forms import EvaluationForm, NewEvaluationForm, RatingsForm
from ..models import ExternalEvaluation, Need, Rating
from .adding import AddingViewSet, filled_in, words_sent


class RatingSerializer(ModelSerializer):
    class Meta:
        model = Rating
        fields = ["item", "rating", "given_on", "given_in"]


class EvaluationSerializer(RecordSerializer):
    theme = SlugRelatedField("code", read_only=True)
    ratings = RatingSerializer(many=True, read_only=True)

    class Meta:
        model = ExternalEvaluation
        fields = [
            *RecordSerializer.COMMON,
            "type",
            "title",
            "body",
            "round",
            "as_of",
            "theme",
            "source",
            "ratings",
            *RecordSerializer.MOMENTS,
        ]


class EvidenceSerializer(Serializer):
    """A need, and the item of the evaluation that shows it."""

    need = CharField(source="need.ref")
    item = CharField(required=False)


class EvaluationQuery(OfState):
    class Meta:
        model = ExternalEvaluation
        fields = ["type", "body", "as_of"]


class EvaluationViewSet(AddingViewSet, ChangeableViewSet):
    """What other bodies found of States: their facts, none of CTED's words."""

    model = ExternalEvaluation
    form_class = EvaluationForm
    change = staticmethod(actions.change)
    serializer_class = EvaluationSerializer
    filterset_class = EvaluationQuery

    def get_queryset(self):
        return super().get_queryset().prefetch_related("ratings")

    def added(self, sent):
        facts = filled_in(NewEvaluationForm, sent)
        return actions.enter_evaluation(by=self.request.user, **facts)

    @extend_schema(responses=EvaluationSerializer)
    @action(detail=True, methods=["post"])
    def ratings(self, request, ref):
        """Enter marks of one day, each under its item: {"given_on": …, "R.1": "LC"}."""
        evaluation = self.get_object()
        facts = filled_in(RatingsForm, dict(request.data), evaluation=evaluation)
        actions.rate(evaluation, by=request.user, **facts)
        told = self.get_serializer(self.get_object()).data
        return Response(told, status=status.HTTP_201_CREATED)

    @extend_schema(request=EvidenceSerializer, responses=EvidenceSerializer(many=True))
    @action(detail=True, methods=["get", "post"])
    def needs(self, request, ref):
        """The needs it is evidence for; POST names one more."""
        evaluation = self.get_object()
        if request.method == "POST":
            sent = words_sent(request)
            need = self.found(Need, sent, "need")
            item = sent.get("item", "")
            actions.name_as_evidence(evaluation, need, by=request.user, item=item)
        shown = evidence.needs_shown_by(evaluation, request.user)
        request.shown.extend([row.need for row in shown])
        return Response(EvidenceSerializer(shown, many=True).data)
