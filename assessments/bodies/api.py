"""Other bodies' recommendations for machines: at an address of their own."""

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.serializers import SlugRelatedField

from ctportal.confidentiality.filters import AboutTheme, OfState
from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.pages.viewsets import RecordSerializer

from ..api.adding import AddingViewSet, filled_in
from ..models import BodyRecommendation
from . import actions
from .forms import BodyForm, NewBodyForm


class BodySerializer(RecordSerializer):
    theme = SlugRelatedField("code", read_only=True)

    class Meta:
        model = BodyRecommendation
        fields = [
            *RecordSerializer.COMMON,
            "source",
            "body",
            "symbol",
            "adopted_on",
            "theme",
            "title",
            "text",
            "addressees",
            "url",
            *RecordSerializer.MOMENTS,
        ]


class BodyQuery(OfState):
    theme = AboutTheme()

    class Meta:
        model = BodyRecommendation
        fields = ["source"]


class BodyViewSet(ChangeableViewSet, AddingViewSet):
    """What other bodies recommend."""

    model = BodyRecommendation
    form_class = BodyForm
    change = staticmethod(actions.change)
    serializer_class = BodySerializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = BodyQuery

    def added(self, sent):
        sent.setdefault("classification", "0")
        facts = filled_in(NewBodyForm, sent)
        return actions.enter(by=self.request.user, **facts)


routes = {"body-recommendations": BodyViewSet}
