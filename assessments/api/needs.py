"""Needs for machines: proposed, agreed to by the State, met."""

from django.db import transaction
from django.utils import timezone
from django_filters import ChoiceFilter
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.serializers import CharField, ChoiceField, DateField, Serializer

from ctportal.correspondence.letters.api import LetterOfAct

from .. import actions
from ..forms import EFFECTS, AgreementForm, MetForm, NeedForm
from ..models import Channel, Need, Recommendation
from ..serializers import NeedSerializer
from .adding import AddingViewSet, filled_in, words_sent
from .kept import FoundAsKept, told_of_kept
from .reports import OfTheme, UnderReportViewSet

# Each a word for sets of needs.
STANDINGS = ("proposed", "agreed", "unmet", "met")


class NeedQuery(OfTheme):
    status = ChoiceFilter(choices=[(s, s) for s in STANDINGS], method="standing")

    class Meta:
        model = Need
        fields = ["priority", *EFFECTS]

    def standing(self, queryset, name, asked):
        return getattr(queryset, asked)()


class AgreementSerializer(LetterOfAct):
    agreed_on = DateField(required=False)
    agreed_in = CharField(required=False)
    agreed_through = ChoiceField(Channel.choices, required=False)
    agreed_by = CharField(required=False)


class MetSerializer(Serializer):
    met_on = DateField(required=False)
    met_by = CharField()


@told_of_kept
class NeedViewSet(FoundAsKept, AddingViewSet, UnderReportViewSet):
    """Assistance proposed for States, and agreed to by them."""

    model = Need
    form_class = NeedForm
    serializer_class = NeedSerializer
    filterset_class = NeedQuery
    named = (*UnderReportViewSet.named, "recommendation_ref")

    def get_queryset(self):
        source = self.ref_of(Recommendation, "recommendation_id")
        return super().get_queryset().annotate(recommendation_ref=source)

    def added(self, sent):
        """Proposed from the recommendation that shows it, today unless it is said."""
        recommendation = self.found(Recommendation, sent, "recommendation")
        sent.setdefault("proposed_on", str(timezone.localdate()))
        facts = filled_in(NeedForm, sent)
        return actions.propose_need(recommendation, by=self.request.user, **facts)

    @extend_schema(request=AgreementSerializer, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def agreement(self, request, ref=None):
        """Record that the State agreed, and in which letter."""
        need = self.get_object()
        told = {"by": request.user, "state": need.marking.state}
        form = AgreementForm(words_sent(request), **told)
        if not form.is_valid():
            raise ValidationError(form.errors)
        with transaction.atomic():
            facts = form.act_facts | {"letter": form.its_letter()}
            actions.record_agreement(need, by=request.user, **facts)
        return self._told()

    @extend_schema(request=MetSerializer, responses=NeedSerializer)
    @action(detail=True, methods=["post"])
    def met(self, request, ref=None):
        """Record that an agreed need was met, and by what."""
        need, facts = self.get_object(), filled_in(MetForm, words_sent(request))
        actions.record_met(need, by=request.user, **facts)
        return self._told()

    def _told(self):
        return Response(self.get_serializer(self.get_object()).data)
