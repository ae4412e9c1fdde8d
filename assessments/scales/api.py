"""The scale for machines: its versions read, one begun and taken back."""

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.response import Response
from rest_framework.serializers import (
    CharField,
    DateField,
    IntegerField,
    ModelSerializer,
    Serializer,
)
from rest_framework.viewsets import GenericViewSet

from ctportal.reference.models import Scale, ScaleLevel

from ..api.naming import NamesField
from ..api.refusing import answered
from . import actions, reading
from .forms import MOST_LEVELS


class LevelSerializer(ModelSerializer):
    class Meta:
        model = ScaleLevel
        fields = ["code", "position", "names"]


class ScaleSerializer(ModelSerializer):
    levels = LevelSerializer(many=True)

    class Meta:
        model = Scale
        fields = ["code", "names", "begins_on", "ends_on", "source", "verified"]
        fields += ["levels"]


class NewLevelSerializer(Serializer):
    """A level; one without a place stands outside the order."""

    names = NamesField()
    place = IntegerField(
        min_value=1, max_value=MOST_LEVELS, required=False, allow_null=True
    )


class NewScaleSerializer(Serializer):
    """A version; `seen` is the code of the one to come, whose place it takes."""

    begins_on = DateField()
    source = CharField(max_length=120)
    names = NamesField()
    levels = NewLevelSerializer(many=True, max_length=MOST_LEVELS)
    seen = CharField(required=False, allow_blank=True)


class ScaleViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """The versions of the scale by which findings and answers stand."""

    serializer_class = ScaleSerializer
    lookup_field = "code"
    ordering = ("code",)

    def get_queryset(self):
        return reading.versions()

    @extend_schema(request=NewScaleSerializer, responses={201: ScaleSerializer})
    def create(self, request):
        """Let another version begin on a day to come."""
        sent = NewScaleSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        said = dict(sent.validated_data)
        levels = [actions.Level(**level) for level in said.pop("levels")]
        with answered():
            made = actions.begin(by=request.user, levels=levels, **said)
        told = ScaleSerializer(made).data
        return Response(told, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    def destroy(self, request, code):
        """Take back the version that is to come."""
        with answered():
            actions.take_back(self.get_object(), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


routes = {"scales": ScaleViewSet}
