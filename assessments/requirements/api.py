"""Requirements of resolutions for machines: read, entered, replaced and ended."""

from django_filters import CharFilter, FilterSet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.response import Response
from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    ModelSerializer,
    Serializer,
    SlugRelatedField,
)
from rest_framework.viewsets import GenericViewSet

from ctportal.pages.filters import with_words
from ctportal.reference.models import Resolution, Theme

from ..api.naming import NamesField
from ..api.refusing import answered
from ..models import Requirement
from . import actions
from .lists import RequirementFilter, requirements_in_words


class RequirementSerializer(ModelSerializer):
    resolution = SlugRelatedField("symbol", read_only=True)
    theme = SlugRelatedField("code", read_only=True)
    replaces = SlugRelatedField("code", read_only=True)

    class Meta:
        model = Requirement
        fields = ["code", "resolution", "provision", "names", "theme"]
        fields += ["begins_on", "ends_on", "verified", "replaces"]


class RequirementQuery(FilterSet):
    q = CharFilter(method="search")
    resolution = CharFilter(field_name="resolution__symbol")
    theme = CharFilter(field_name="theme__code")

    class Meta:
        model = Requirement
        fields = ["verified"]

    def search(self, queryset, name, words):
        return with_words(queryset, RequirementFilter.searched, words)


class WordsSerializer(Serializer):
    """Other words from a day to come."""

    names = NamesField()
    begins_on = DateField()
    theme = SlugRelatedField(
        "code", queryset=Theme.objects.all(), required=False, allow_null=True
    )
    is_checked = BooleanField(default=False)


class NewRequirementSerializer(WordsSerializer):
    """What a provision asks; the resolution by its symbol."""

    resolution = SlugRelatedField("symbol", queryset=Resolution.objects.all())
    provision = CharField(max_length=20)


class EndSerializer(Serializer):
    begins_on = DateField()


class RequirementViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """What resolutions ask of States, provision by provision."""

    serializer_class = RequirementSerializer
    lookup_field = "code"
    ordering = ("code",)
    filter_backends = [DjangoFilterBackend]
    filterset_class = RequirementQuery

    def get_queryset(self):
        return requirements_in_words().select_related("replaces")

    @extend_schema(
        request=NewRequirementSerializer, responses={201: RequirementSerializer}
    )
    def create(self, request):
        """Enter what a provision asks."""
        said = _sent(NewRequirementSerializer, request)
        with answered():
            made = actions.begin(by=request.user, **said)
        return self._told(made, status.HTTP_201_CREATED)

    @extend_schema(request=WordsSerializer, responses={201: RequirementSerializer})
    @action(detail=True, methods=["post"])
    def replace(self, request, code):
        """Let other words take its place from a day to come."""
        said = _sent(WordsSerializer, request)
        with answered():
            made = actions.replace(self.get_object(), by=request.user, **said)
        return self._told(made, status.HTTP_201_CREATED)

    @extend_schema(request=EndSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request, code):
        """From a day to come it is asked no longer."""
        found, said = self.get_object(), _sent(EndSerializer, request)
        with answered():
            actions.end(found, by=request.user, **said)
        return self._told(found)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def check(self, request, code):
        """Its words were checked against the text of the resolution."""
        found = self.get_object()
        actions.check(found, by=request.user)
        return self._told(found)

    @extend_schema(responses={204: None})
    def destroy(self, request, code):
        """Take it back before its day."""
        with answered():
            actions.take_back(self.get_object(), by=request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _told(self, requirement, answer=status.HTTP_200_OK):
        fresh = self.get_queryset().get(pk=requirement.pk)
        return Response(RequirementSerializer(fresh).data, status=answer)


def _sent(serializer, request) -> dict:
    sent = serializer(data=request.data)
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)


routes = {"requirements": RequirementViewSet}
