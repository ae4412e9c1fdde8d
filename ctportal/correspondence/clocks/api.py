"""The clocks of a record for machines: read, and moved by the pages' actions."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    ModelSerializer,
    SerializerMethodField,
)
from rest_framework.viewsets import GenericViewSet

from ctportal.confidentiality.policy import KEEPERS, require_holder
from ctportal.pages.api import InOnePage

from ..letters.api import LetterOfAct
from ..letters.finding import record_or_404
from ..models import ClockMove, CountedFrom, Kind, RunningClock
from . import acts
from .forms import StartForm
from .reading import clocks_of

OF_A_RECORD = OpenApiParameter("ref", location=OpenApiParameter.PATH)
OF_A_KIND = OpenApiParameter("kind", location=OpenApiParameter.PATH, enum=Kind.values)


class ClockMoveSerializer(ModelSerializer):
    # The letter it stands in, for those who read that too.
    letter = SerializerMethodField()

    class Meta:
        model = ClockMove
        fields = ["what", "on", "ends_on", "said", "letter"]

    def get_letter(self, move) -> str | None:
        letter = self.context["letters"].get(move.pk)
        return letter and letter.ref


class ClockSerializer(ModelSerializer):
    is_running = BooleanField(read_only=True)
    moves = ClockMoveSerializer(many=True, read_only=True)

    class Meta:
        model = RunningClock
        fields = [
            "kind",
            "counted_from",
            "started_on",
            "ends_on",
            "in_working_days",
            "extended_until",
            "suspended_on",
            "partly_on",
            "still_open",
            "answered_on",
            "is_running",
            "source",
            "moves",
        ]


class StartingSerializer(LetterOfAct):
    kind = ChoiceField(Kind.choices)
    counted_from = ChoiceField(CountedFrom.choices, default=CountedFrom.DAY)
    # Left out, it is the letter's day.
    on = DateField(required=False)
    # Left out, the rule in force says how long.
    until = DateField(required=False)


class ActingSerializer(LetterOfAct):
    act = ChoiceField(list(acts.ACTS))
    on = DateField(required=False)
    until = DateField(required=False)
    said = CharField(required=False)
    still_open = CharField(required=False)


@extend_schema(parameters=[OF_A_RECORD])
class ClockViewSet(GenericViewSet):
    """The days that run on a record for somebody outside, those running first."""

    serializer_class = ClockSerializer
    pagination_class = InOnePage
    queryset = RunningClock.objects.none()
    lookup_field = "kind"

    def list(self, request, ref):
        return self.get_paginated_response(self._told(record_or_404(request, ref)))

    @extend_schema(request=StartingSerializer, responses={201: ClockSerializer})
    def create(self, request, ref):
        """Start the days of a kind; one that runs already ends in its place."""
        record = self._kept(ref)
        state = record.marking.state
        form = StartForm(self._sent(counted_from="day"), by=request.user, state=state)
        self._act(form, acts.start, record)
        kind = form.cleaned_data["kind"]
        return Response(self._told(record, kind), status=status.HTTP_201_CREATED)

    @extend_schema(
        parameters=[OF_A_KIND], request=ActingSerializer, responses=ClockSerializer
    )
    @action(detail=True, methods=["post"])
    def acts(self, request, ref, kind):
        """Extend, suspend, resume, answer or stop the clock of a kind that runs."""
        record = self._kept(ref)
        running = record.marking.clocks.running().select_related("record")
        clock = get_object_or_404(running, kind=kind)
        wanted = acts.ACTS.get(str(request.data.get("act")))
        if wanted is None:
            raise ValidationError({"act": ["There is no such act."]})
        form = wanted.form(self._sent(), by=request.user, state=record.marking.state)
        self._act(form, wanted.act, clock)
        return Response(self._told(record, kind))

    def _kept(self, ref):
        """The record, for people of its office who keep its letters."""
        record = record_or_404(self.request, ref)
        require_holder(self.request.user, record, *KEEPERS)
        return record

    def _sent(self, **usual) -> dict:
        """What was sent, as the page's form takes it."""
        if not isinstance(self.request.data, dict):
            raise ValidationError({"detail": ["Send an object."]})
        return usual | dict(self.request.data.items())

    def _act(self, form, act, about):
        """The act with its letter, all of it or nothing."""
        if not form.is_valid():
            raise ValidationError(form.errors)
        with transaction.atomic():
            letter = form.its_letter()
            act(about, by=self.request.user, letter=letter, **form.act_facts)

    def _told(self, record, kind=None):
        """Every clock of a record, or the latest of a kind; with the letters named."""
        drawn = clocks_of(record, self.request.user)
        letters = {m.pk: letter for one in drawn for m, letter in one.moves if letter}
        self.request.shown.extend([record, *letters.values()])
        clocks = [one.clock for one in drawn if kind in (None, one.clock.kind)]
        if kind and not clocks:
            raise Http404
        about = {"context": {"letters": letters}}
        if kind:
            return ClockSerializer(clocks[0], **about).data
        return ClockSerializer(clocks, many=True, **about).data


under_a_record = {"record-clocks": (r"records/(?P<ref>[^/.]+)/clocks", ClockViewSet)}
