"""What States say of reports and recommendations, for machines: read and written."""

from django.core.exceptions import ValidationError as Refused
from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django_filters import CharFilter
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import status
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.response import Response

from ctportal.confidentiality.filters import OfState
from ctportal.confidentiality.policy import is_holder
from ctportal.pages.viewsets import RecordViewSet

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


class CommentQuery(OfState):
    assessment = CharFilter(method="of_report")

    class Meta:
        model = Comment
        fields = ["asks", "is_unplaced"]

    def of_report(self, queryset, name, ref):
        """Of a report that may be read: any other is as unknown as one never made."""
        reports = Assessment.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(assessment__in=reports)


class SaidViewSet(RecordViewSet):
    """Something said of a record: added by POST, with what a form would send.

    A subclass says how one is `said`, from the words that were sent.
    """

    filter_backends = [DjangoFilterBackend]

    def create(self, request):
        sent = {name: str(words) for name, words in request.data.items()}
        try:
            made = self.said(sent)
        except Refused as refusal:
            told = getattr(refusal, "message_dict", None) or refusal.messages
            raise ValidationError(told) from refusal
        record = get_object_or_404(self.get_queryset(), pk=made.pk)
        self._show([record])
        told = self.get_serializer(record).data
        return Response(told, status=status.HTTP_201_CREATED)

    def said(self, sent):
        raise NotImplementedError

    def found(self, model, sent, name, **asked):
        """The record that is named in what was sent; none other is there."""
        ref = sent.get(name, "").replace("\0", "")
        readable = model.objects.readable_by(self.request.user).for_table()
        shown = readable.unsealed_for(self.request.user).filter(ref=ref, **asked)
        if not shown:
            raise ValidationError({name: ["Not found."]})
        return shown[0]

    def ref_of(self, model, number):
        readable = model.objects.readable_by(self.request.user)
        return Subquery(readable.filter(pk=OuterRef(number)).values("ref"))


class CommentViewSet(SaidViewSet):
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

    def said(self, sent):
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


class CommentAnswerViewSet(SaidViewSet):
    """What CTED answers to comments; one given anew replaces the former."""

    model = CommentAnswer
    serializer_class = CommentAnswerSerializer
    named = ("comment_ref",)

    def get_queryset(self):
        comment = self.ref_of(Comment, "comment_id")
        return super().get_queryset().annotate(comment_ref=comment)

    def said(self, sent):
        comment = self.found(Comment, sent, "comment")
        return actions.answer(
            comment, by=self.request.user, **filled_in(AnswerForm, sent)
        )


class ProgressReportViewSet(SaidViewSet):
    """What States report they have done on recommendations."""

    model = ProgressReport
    serializer_class = ProgressReportSerializer
    filterset_class = None
    named = ("recommendation_ref",)

    def get_queryset(self):
        above = self.ref_of(Recommendation, "recommendation_id")
        return super().get_queryset().annotate(recommendation_ref=above)

    def said(self, sent):
        by = self.request.user
        recommendation = self.found(Recommendation, sent, "recommendation")
        on_behalf = is_holder(by, recommendation)
        facts = filled_in(ProgressForm, sent, on_behalf=on_behalf)
        return actions.report_progress(recommendation, by=by, **facts)


def filled_in(form_class, sent, **told) -> dict:
    """What a form makes of the words that were sent."""
    form = form_class({"language": "en"} | sent, **told)
    if not form.is_valid():
        raise ValidationError(form.errors)
    return getattr(form, "facts", form.cleaned_data)
