"""How States stand to instruments, for machines: read, and written by those who write
it on pages."""

from django_filters import CharFilter, ChoiceFilter, FilterSet
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from assessments.api.adding import filled_in, words_sent
from assessments.choices import One
from ctportal.pages.filters import with_words
from ctportal.reference.api import PartySerializer
from ctportal.reference.models import PartyStatus, State

from . import parties, reference_lists


class PartyStatusSerializer(PartySerializer):
    instrument = serializers.SlugRelatedField("number", read_only=True)

    class Meta(PartySerializer.Meta):
        fields = ["instrument", *PartySerializer.Meta.fields]


class PartySentSerializer(serializers.Serializer):
    """What a source says of one State and one instrument."""

    state = serializers.CharField()
    instrument = serializers.IntegerField()
    signed_on = serializers.DateField(required=False)
    act = serializers.ChoiceField(PartyStatus.Act.choices, required=False)
    bound_on = serializers.DateField(required=False)
    reservations = serializers.CharField(required=False)
    as_of = serializers.DateField(required=False)
    source = serializers.CharField()


class PartyQuery(FilterSet):
    q = CharFilter(method="search")
    state = CharFilter(field_name="state__iso3", lookup_expr="iexact")
    instrument = CharFilter(field_name="instrument__number")
    standing = ChoiceFilter(choices=reference_lists.STANDINGS, method="that_is")

    class Meta:
        model = PartyStatus
        fields = ()

    def search(self, queryset, name, words):
        return with_words(queryset, reference_lists.PartyFilter.searched, words)

    def that_is(self, queryset, name, asked):
        return reference_lists.standing(queryset, asked)


class NamingState(parties.PartyForm):
    """The same as on the page of one State, with the State named."""

    state = One(State, "iso3", choices=reference_lists.states)


class PartyStatusViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """How each State stands to each instrument, as a source told it last."""

    serializer_class = PartyStatusSerializer
    queryset = PartyStatus.objects.none()
    ordering = ("ref",)
    filter_backends = [DjangoFilterBackend]
    filterset_class = PartyQuery

    def get_queryset(self):
        return reference_lists.parties()

    @extend_schema(request=PartySentSerializer, responses={201: PartyStatusSerializer})
    def create(self, request):
        """Write down what a source says as of a day."""
        if not parties.may_enter(request.user):
            raise PermissionDenied
        sent = words_sent(request)
        facts = filled_in(NamingState, sent)
        told = [facts.pop("state"), facts.pop("instrument")]
        made = parties.enter(*told, by=request.user, **facts)
        body = self.get_serializer(made).data
        return Response(body, status=status.HTTP_201_CREATED)


routes = {
    "party-statuses": PartyStatusViewSet,
}
