"""Reports, their text and their results for machines."""

from django.db.models import OuterRef, Subquery
from django_filters import CharFilter
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound

from ctportal.confidentiality.filters import OfState
from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.rendering.content import PAPERS

from .. import actions
from ..forms import (
    EFFECTS,
    AssessmentForm,
    FindingForm,
    NeedForm,
    NewAssessmentForm,
    RecommendationForm,
    SectionForm,
)
from ..models import Assessment, Finding, Need, Recommendation, Section
from ..printing.answering import answer
from ..printing.copies import FORMATS
from ..serializers import (
    AssessmentSerializer,
    FindingSerializer,
    NeedSerializer,
    RecommendationSerializer,
    SectionSerializer,
)
from .adding import AddingViewSet, filled_in


class OfTheme(OfState):
    theme = CharFilter(field_name="theme__code")


class AssessmentQuery(OfState):
    class Meta:
        model = Assessment
        fields = ["type", "status"]


class SectionQuery(OfState):
    assessment = CharFilter(field_name="assessment__ref", method="of_report")

    class Meta:
        model = Section
        fields = ["language"]

    def of_report(self, queryset, name, ref):
        """Of a report that may be read: any other is as unknown as one never made."""
        reports = Assessment.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(assessment__in=reports, taken_out_at=None)


class FindingQuery(OfTheme):
    requirement = CharFilter(field_name="requirement__code")
    level = CharFilter(field_name="level__code")

    class Meta:
        model = Finding
        fields = ["nature", *EFFECTS]


class RecommendationQuery(OfTheme):
    class Meta:
        model = Recommendation
        fields = ["priority", "status"]


class NeedQuery(OfTheme):
    class Meta:
        model = Need
        fields = ["priority"]


class AssessmentViewSet(AddingViewSet, ChangeableViewSet):
    """Assessments of States."""

    model = Assessment
    form_class = AssessmentForm
    change = staticmethod(actions.change)
    serializer_class = AssessmentSerializer
    filterset_class = AssessmentQuery

    def added(self, sent):
        facts = filled_in(NewAssessmentForm, sent)
        return actions.open_assessment(by=self.request.user, **facts)

    @extend_schema(
        parameters=[
            OpenApiParameter("as", enum=list(FORMATS)),
            OpenApiParameter("paper", enum=list(PAPERS)),
        ],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    @action(detail=True)
    def copy(self, request, ref=None):
        """The whole report as a file, made for who asks."""
        assessment = self.get_object()
        asked = request.query_params.get("as", "pdf")
        paper = request.query_params.get("paper", PAPERS[0])
        if asked not in FORMATS or paper not in PAPERS:
            raise NotFound
        return answer(request, assessment, asked, paper)


class UnderReportViewSet(ChangeableViewSet):
    """What hangs under a report, with the references a reader may follow."""

    change = staticmethod(actions.change)
    filter_backends = [DjangoFilterBackend]
    named = ("assessment_ref",)

    def get_queryset(self):
        found = super().get_queryset()
        return found.annotate(assessment_ref=self.ref_of(Assessment, "assessment_id"))

    def ref_of(self, model, number):
        readable = model.objects.readable_by(self.request.user)
        return Subquery(readable.filter(pk=OuterRef(number)).values("ref"))


class AddedToReportViewSet(AddingViewSet, UnderReportViewSet):
    """The same, added to a report by the action that a subclass names."""

    add = None

    def added(self, sent):
        assessment = self.found(Assessment, sent, "assessment")
        facts = filled_in(self.form_class, sent)
        return self.add(assessment, by=self.request.user, **facts)


class SectionViewSet(AddedToReportViewSet):
    """The text of reports, each section with its paragraphs."""

    model = Section
    form_class = SectionForm
    add = staticmethod(actions.add_section)
    serializer_class = SectionSerializer
    filterset_class = SectionQuery


class FindingViewSet(AddedToReportViewSet):
    """Strengths, shortfalls and good practices."""

    model = Finding
    form_class = FindingForm
    add = staticmethod(actions.add_finding)
    serializer_class = FindingSerializer
    filterset_class = FindingQuery


class RecommendationViewSet(AddedToReportViewSet):
    """What States are recommended to do."""

    model = Recommendation
    form_class = RecommendationForm
    add = staticmethod(actions.add_recommendation)
    serializer_class = RecommendationSerializer
    filterset_class = RecommendationQuery

    def get_queryset(self):
        return super().get_queryset().with_requirement()


class NeedViewSet(UnderReportViewSet):
    """Assistance proposed for States, and agreed to by them."""

    model = Need
    form_class = NeedForm
    serializer_class = NeedSerializer
    filterset_class = NeedQuery
    named = (*UnderReportViewSet.named, "recommendation_ref")

    def get_queryset(self):
        source = self.ref_of(Recommendation, "recommendation_id")
        return super().get_queryset().annotate(recommendation_ref=source)
