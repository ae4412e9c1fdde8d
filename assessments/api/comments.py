"""What States say of reports and recommendations, for machines: read and written."""

from django_filters import CharFilter
from rest_framework.exceptions import PermissionDenied, ValidationError

from ctportal.confidentiality.filters import OfState
from ctportal.confidentiality.policy import is_holder

from .. import actions
from ..forms import AnswerForm, CommentForm, ProgressForm
from ..models import (
    Assessment,
    Comment,
    CommentAnswer,
    ProgressReport,
    Recommendation,
    Section,
)
from ..serializers import (
    CommentAnswerSerializer,
    CommentSerializer,
    ProgressReportSerializer,
)
from .adding import AddingViewSet, filled_in


class CommentQuery(OfState):
    assessment = CharFilter(method="of_report")

    class Meta:
        model = Comment
        fields = ["asks", "is_unplaced"]

    def of_report(self, queryset, name, ref):
        """Of a report that may be read: any other is as unknown as one never made."""
        reports = Assessment.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(assessment__in=reports)


class CommentViewSet(AddingViewSet):
    """Comments of States on the drafts they were sent."""

    model = Comment
    serializer_class = CommentSerializer
    filterset_class = CommentQuery
    named = ("assessment_ref", "section_ref")

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .annotate(
                assessment_ref=self.ref_of(Assessment, "assessment_id"),
                section_ref=self.ref_of(Section, "about_id"),
            )
        )

    def added(self, sent):
        by = self.request.user
        assessment = self.found(Assessment, sent, "assessment")
        if not actions.may_comment(by, assessment):
            raise PermissionDenied
        facts = filled_in(CommentForm, sent, on_behalf=is_holder(by, assessment))
        place = self._place(sent, assessment)
        return actions.comment(assessment, by=by, **place, **facts)

    def _place(self, sent, assessment) -> dict:
        if not sent.get("section"):
            return {}
        section = self.found(Section, sent, "section", assessment=assessment)
        anchor = sent.get("anchor", "")
        if anchor and anchor not in dict(section.paragraphs):
            raise ValidationError({"anchor": ["Not found."]})
        return {"section": section, "anchor": anchor}


class CommentAnswerViewSet(AddingViewSet):
    """What CTED answers to comments; one given anew replaces the former."""

    model = CommentAnswer
    serializer_class = CommentAnswerSerializer
    named = ("comment_ref",)

    def get_queryset(self):
        comment = self.ref_of(Comment, "comment_id")
        return super().get_queryset().annotate(comment_ref=comment)

    def added(self, sent):
        comment = self.found(Comment, sent, "comment")
        return actions.answer(
            comment, by=self.request.user, **filled_in(AnswerForm, sent)
        )


class ProgressReportViewSet(AddingViewSet):
    """What States report they have done on recommendations."""

    model = ProgressReport
    serializer_class = ProgressReportSerializer
    filterset_class = None
    named = ("recommendation_ref",)

    def get_queryset(self):
        above = self.ref_of(Recommendation, "recommendation_id")
        return super().get_queryset().annotate(recommendation_ref=above)

    def added(self, sent):
        by = self.request.user
        recommendation = self.found(Recommendation, sent, "recommendation")
        on_behalf = is_holder(by, recommendation)
        facts = filled_in(ProgressForm, sent, on_behalf=on_behalf)
        return actions.report_progress(recommendation, by=by, **facts)
