"""Reports, their text and their results for machines."""

from django.db.models import OuterRef, Subquery
from django_filters import CharFilter
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.response import Response
from rest_framework.serializers import ChoiceField

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.filters import AboutTheme, OfState
from ctportal.confidentiality.viewsets import ChangeableViewSet, Conflict
from ctportal.rendering.content import PAPERS

from .. import actions
from ..approvals import following
from ..commenting.api import TellingDays
from ..forms import (
    EFFECTS,
    AssessmentForm,
    FindingForm,
    NewAssessmentForm,
    RecommendationForm,
    SectionForm,
)
from ..models import Assessment, Finding, Recommendation, Section
from ..printing.answering import answer
from ..printing.copies import FORMATS
from ..serializers import (
    AssessmentSerializer,
    FindingSerializer,
    RecommendationSerializer,
    SectionSerializer,
)
from .adding import AddingViewSet, filled_in
from .kept import FoundAsKept, told_of_kept
from .state_results import ChosenSerializer, ShowingResults, sent_with


class OfReport(OfState):
    assessment = CharFilter(field_name="assessment__ref", method="of_report")

    def of_report(self, queryset, name, ref):
        """Of a report that may be read: any other is as unknown as one never made."""
        reports = Assessment.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(assessment__in=reports)


class OfTheme(OfReport):
    theme = AboutTheme()


class AssessmentQuery(OfState):
    class Meta:
        model = Assessment
        fields = ["type", "status"]


class SectionQuery(OfReport):
    class Meta:
        model = Section
        fields = ["language"]

    def of_report(self, queryset, name, ref):
        return super().of_report(queryset, name, ref).filter(taken_out_at=None)


class FindingQuery(OfTheme):
    requirement = CharFilter(field_name="requirement__code")
    level = CharFilter(field_name="level__code")

    class Meta:
        model = Finding
        fields = ["nature", *EFFECTS]


class RecommendationQuery(OfTheme):
    requirement = CharFilter(field_name="requirement__code")

    class Meta:
        model = Recommendation
        fields = ["priority", "status", *EFFECTS]


class ReportStepSerializer(ChosenSerializer):
    """A step; on its way to the State with a letter and what goes along of results."""

    # Superseding names another assessment: it is an act of its own.
    to = ChoiceField(
        [
            Assessment.Status.CLEARANCE,
            Assessment.Status.WITH_STATE,
            Assessment.Status.COMMITTEE,
            Assessment.Status.ADOPTED,
        ]
    )


@told_of_kept
class AssessmentViewSet(
    TellingDays, ShowingResults, FoundAsKept, AddingViewSet, ChangeableViewSet
):
    """Assessments of States."""

    model = Assessment
    form_class = AssessmentForm
    change = staticmethod(actions.change)
    serializer_class = AssessmentSerializer
    filterset_class = AssessmentQuery

    def added(self, sent):
        facts = filled_in(NewAssessmentForm, sent)
        return actions.open_assessment(by=self.request.user, **facts)

    @extend_schema(request=ReportStepSerializer, responses=AssessmentSerializer)
    @action(detail=True, methods=["post"])
    def steps(self, request, ref=None):
        """Take the next step of its life, named in `to`: sent twice, it is one step."""
        sent = ReportStepSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        assessment = self.get_object()
        if sent.validated_data["to"] != following(assessment):
            raise ValidationError({"to": ["It is not the next step."]})
        try:
            self._step_of(assessment, sent.validated_data["results"])
        except ChangedMeanwhile as meanwhile:
            raise Conflict from meanwhile
        return Response(self.get_serializer(self.get_object()).data)

    def _step_of(self, assessment, results):
        by = self.request.user
        if following(assessment) == Assessment.Status.WITH_STATE:
            sent = sent_with(assessment, self.request)
            return actions.put_before_state(assessment, by=by, results=results, **sent)
        return actions.advance(assessment, by=by)

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


@told_of_kept
class FindingViewSet(FoundAsKept, AddedToReportViewSet):
    """Strengths, shortfalls and good practices."""

    model = Finding
    form_class = FindingForm
    add = staticmethod(actions.add_finding)
    serializer_class = FindingSerializer
    filterset_class = FindingQuery


@told_of_kept
class RecommendationViewSet(FoundAsKept, AddedToReportViewSet):
    """What States are recommended to do."""

    model = Recommendation
    form_class = RecommendationForm
    add = staticmethod(actions.add_recommendation)
    serializer_class = RecommendationSerializer
    filterset_class = RecommendationQuery

    def get_queryset(self):
        return super().get_queryset().with_requirement()
