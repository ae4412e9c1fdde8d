"""Analytical products for machines: read, added and changed."""

from django_filters import CharFilter
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.serializers import SerializerMethodField

from ctportal.confidentiality.filters import AboutTheme, OfWords
from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.pages.viewsets import RecordSerializer

from ..api.adding import AddingViewSet, filled_in
from ..models import AnalyticalProduct
from . import actions
from .forms import NewProductForm, ProductForm


class ProductSerializer(RecordSerializer):
    states = SerializerMethodField()
    regions = SerializerMethodField()
    themes = SerializerMethodField()

    class Meta:
        model = AnalyticalProduct
        fields = [
            *RecordSerializer.COMMON,
            "type",
            "title",
            "text",
            "as_of",
            "states",
            "regions",
            "themes",
            "status",
            "cleared_on",
            *RecordSerializer.MOMENTS,
        ]

    def get_states(self, product) -> list[str]:
        return sorted(tie.state.iso3 for tie in product.in_states.all())

    def get_regions(self, product) -> list[str]:
        return sorted(tie.region.m49 for tie in product.in_regions.all())

    def get_themes(self, product) -> list[str]:
        return sorted(tie.theme.code for tie in product.on_themes.all())


class ProductQuery(OfWords):
    state = CharFilter(field_name="in_states__state__iso3", lookup_expr="iexact")
    theme = AboutTheme()

    class Meta:
        model = AnalyticalProduct
        fields = ["type", "status"]


class ProductViewSet(ChangeableViewSet, AddingViewSet):
    """Analytical products, with what each is about."""

    model = AnalyticalProduct
    form_class = ProductForm
    change = staticmethod(actions.change_product)
    serializer_class = ProductSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = ProductQuery

    several = ("states", "regions", "themes")

    def added(self, sent):
        sent.setdefault("classification", "1")
        facts = filled_in(NewProductForm, sent)
        return actions.open_product(by=self.request.user, **facts)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def clear(self, request, ref):
        """Clear it for transmission, where its office has no chain for that."""
        actions.clear_product(self.get_object(), by=request.user)
        return self.retrieve(request, ref=ref)


routes = {"analytical-products": ProductViewSet}
