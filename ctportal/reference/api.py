"""States and themes for machines, to read only."""

from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers, viewsets

from .models import Instrument, PartyStatus, Region, Resolution, State, Theme


class RegionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Region
        fields = ["m49", "names"]


class StateSerializer(serializers.ModelSerializer):
    region = RegionSerializer()
    subregion = RegionSerializer()

    class Meta:
        model = State
        fields = ["iso3", "iso2", "m49", "status", "names", "region", "subregion"]


class ThemeSerializer(serializers.ModelSerializer):
    parent = serializers.SlugRelatedField("code", read_only=True)
    pillar = serializers.SlugRelatedField("code", read_only=True)

    class Meta:
        model = Theme
        fields = ["code", "names", "parent", "pillar", "source"]


class PartySerializer(serializers.ModelSerializer):
    state = serializers.SlugRelatedField("iso3", read_only=True)

    class Meta:
        model = PartyStatus
        fields = ["state", "signed_on", "act", "bound_on", "reservations"]
        fields += ["as_of", "source"]


class InstrumentSerializer(serializers.ModelSerializer):
    class Meta:
        model = Instrument
        fields = ["number", "series", "year", "field", "names", "verified"]


class InstrumentWithParties(InstrumentSerializer):
    parties = serializers.SerializerMethodField()

    class Meta(InstrumentSerializer.Meta):
        fields = [*InstrumentSerializer.Meta.fields, "parties"]

    @extend_schema_field(PartySerializer(many=True))
    def get_parties(self, instrument):
        """How each State stands to it, as it was told last."""
        told = instrument.party_statuses.latest_told().select_related("state")
        return PartySerializer(told, many=True).data


class ResolutionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Resolution
        fields = ["symbol", "slug", "year", "names", "url", "verified"]


IN_REGION = OpenApiParameter("region", description="M49 code of a region of any level")
BY_WORD = OpenApiParameter("called", description="A name in any language, or a synonym")


@extend_schema_view(list=extend_schema(parameters=[IN_REGION]))
class StateViewSet(viewsets.ReadOnlyModelViewSet):
    """Member States and observer States."""

    serializer_class = StateSerializer
    lookup_field = "iso3"
    ordering = ("iso3",)

    def get_queryset(self):
        states = State.objects.with_regions()
        region = self.request.query_params.get("region", "").replace("\0", "")
        return states.in_region(region) if region else states


@extend_schema_view(list=extend_schema(parameters=[BY_WORD]))
class ThemeViewSet(viewsets.ReadOnlyModelViewSet):
    """Themes of both levels."""

    serializer_class = ThemeSerializer
    lookup_field = "code"
    ordering = ("code",)

    def get_queryset(self):
        themes = Theme.objects.with_parents()
        word = self.request.query_params.get("called", "").replace("\0", "")
        return themes.called(word) if word else themes


class InstrumentViewSet(viewsets.ReadOnlyModelViewSet):
    """International instruments; one of them with how States stand to it."""

    queryset = Instrument.objects.all()
    lookup_field = "number"
    lookup_value_regex = "[0-9]{1,4}"
    ordering = ("number",)

    def get_serializer_class(self):
        return InstrumentSerializer if self.action == "list" else InstrumentWithParties


class ResolutionViewSet(viewsets.ReadOnlyModelViewSet):
    """Resolutions of the mandate, each known by its symbol written as an address."""

    serializer_class = ResolutionSerializer
    queryset = Resolution.objects.all()
    lookup_field = "slug"
    ordering = ("symbol",)
