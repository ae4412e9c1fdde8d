"""States and themes for machines, to read only."""

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers, viewsets

from .models import Region, State, Theme


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
