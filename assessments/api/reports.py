"""Reports, their text and their results for machines."""

from django.db.models import OuterRef, Subquery
from django_filters import CharFilter
from django_filters.rest_framework import DjangoFilterBackend

from ctportal.confidentiality.filters import OfState
from ctportal.confidentiality.viewsets import ChangeableViewSet

from .. import actions
from ..forms import (
    AssessmentForm,
    FindingForm,
    NeedForm,
    RecommendationForm,
    SectionForm,
)
from ..models import Assessment, Finding, Need, Recommendation, Section
from ..serializers import (
    AssessmentSerializer,
    FindingSerializer,
    NeedSerializer,
    RecommendationSerializer,
    SectionSerializer,
)


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
    class Meta:
        model = Finding
        fields = ["nature"]


class RecommendationQuery(OfTheme):
    class Meta:
        model = Recommendation
        fields = ["priority", "status"]


class NeedQuery(OfTheme):
    class Meta:
        model = Need
        fields = ["priority"]


class AssessmentViewSet(ChangeableViewSet):
    """Assessments of States."""

    model = Assessment
    form_class = AssessmentForm
    change = staticmethod(actions.change)
    serializer_class = AssessmentSerializer
    filter_backends = [DjangoFilterBackend]
    filterset_class = AssessmentQuery


class UnderReportViewSet(ChangeableViewSet):
    """What hangs under a report, with the references a reader may follow."""

    change = staticmethod(actions.change)
    filter_backends = [DjangoFilterBackend]
    named = ("assessment_ref",)

    def get_queryset(self):
        found = super().get_queryset()
        return found.annotate(assessment_ref=self.ref_of(Assessment, "assessment"))

    def ref_of(self, model, parent):
        readable = model.objects.readable_by(self.request.user)
        return Subquery(readable.filter(pk=OuterRef(f"{parent}_id")).values("ref"))


class SectionViewSet(UnderReportViewSet):
    """The text of reports, each section with its paragraphs."""

    model = Section
    form_class = SectionForm
    serializer_class = SectionSerializer
    filterset_class = SectionQuery


class FindingViewSet(UnderReportViewSet):
    """Strengths, shortfalls and good practices."""

    model = Finding
    form_class = FindingForm
    serializer_class = FindingSerializer
    filterset_class = FindingQuery


class RecommendationViewSet(UnderReportViewSet):
    """What States are recommended to do."""

    model = Recommendation
    form_class = RecommendationForm
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
        source = self.ref_of(Recommendation, "recommendation")
        return super().get_queryset().annotate(recommendation_ref=source)
