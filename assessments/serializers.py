"""What machines are told of assessments and of what hangs under them."""

from typing import ClassVar

from rest_framework.serializers import CharField, SlugRelatedField

from ctportal.pages.viewsets import RecordSerializer

from .models import Assessment, Finding, Need, Recommendation


class AssessmentSerializer(RecordSerializer):
    class Meta:
        model = Assessment
        fields = [
            *RecordSerializer.COMMON,
            "type",
            "title",
            "text",
            "as_of",
            "status",
            *RecordSerializer.MOMENTS,
        ]


class ResultSerializer(RecordSerializer):
    """What findings, recommendations and needs have in common."""

    theme = SlugRelatedField("code", read_only=True)
    # Empty for those who may not read the report.
    assessment = CharField(source="assessment_ref", allow_null=True)

    BEFORE: ClassVar = [
        *RecordSerializer.COMMON,
        "assessment",
        "theme",
        "title",
        "text",
    ]
    AFTER: ClassVar = [
        "concerns_gender",
        "concerns_children",
        *RecordSerializer.MOMENTS,
    ]


class FindingSerializer(ResultSerializer):
    class Meta:
        model = Finding
        fields = [*ResultSerializer.BEFORE, "nature", *ResultSerializer.AFTER]


class RecommendationSerializer(ResultSerializer):
    class Meta:
        model = Recommendation
        fields = [
            *ResultSerializer.BEFORE,
            "priority",
            "addressees",
            "needs_assistance",
            "due_on",
            "status",
            *ResultSerializer.AFTER,
        ]


class NeedSerializer(ResultSerializer):
    recommendation = CharField(source="recommendation_ref", allow_null=True)

    class Meta:
        model = Need
        fields = [
            *ResultSerializer.BEFORE,
            "recommendation",
            "priority",
            "proposed_on",
            "agreed_on",
            "agreed_in",
            *ResultSerializer.AFTER,
        ]
