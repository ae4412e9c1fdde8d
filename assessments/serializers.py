"""What machines are told of assessments and of what hangs under them."""

from typing import ClassVar

from rest_framework.serializers import (
    CharField,
    IntegerField,
    SerializerMethodField,
    SlugRelatedField,
)

from ctportal.pages.viewsets import RecordSerializer

from .models import (
    Assessment,
    Comment,
    CommentAnswer,
    Finding,
    Merge,
    Need,
    ProgressReport,
    Recommendation,
    ReportVersion,
    Section,
    Translation,
)


class AssessmentSerializer(RecordSerializer):
    # What took its place, for those who may read that.
    superseded_by = CharField(source="newer.ref", default=None, read_only=True)

    class Meta:
        model = Assessment
        fields = [
            *RecordSerializer.COMMON,
            "type",
            "title",
            "text",
            "as_of",
            "status",
            "superseded_by",
            *RecordSerializer.MOMENTS,
        ]


class SectionSerializer(RecordSerializer):
    # Empty for those who may not read the report.
    assessment = CharField(source="assessment_ref", allow_null=True)
    # Each with the anchor it is known by: its number is each reader's own.
    paragraphs = SerializerMethodField()

    class Meta:
        model = Section
        fields = [
            *RecordSerializer.COMMON,
            "assessment",
            "title",
            "level",
            "text",
            "is_numbered",
            "paragraphs",
            "taken_out_at",
            *RecordSerializer.MOMENTS,
        ]

    def get_paragraphs(self, section) -> list[dict[str, str]]:
        return [{"anchor": anchor, "text": text} for anchor, text in section.paragraphs]


LETTER = ["letter_number", "letter_on"]


class CommentSerializer(RecordSerializer):
    assessment = CharField(source="assessment_ref", allow_null=True)
    # The section it is about; empty where it is about the report as a whole.
    section = CharField(source="section_ref", allow_null=True)

    class Meta:
        model = Comment
        fields = [
            *RecordSerializer.COMMON,
            "assessment",
            "section",
            "anchor",
            "is_unplaced",
            "asks",
            "text",
            "quoted",
            "proposed",
            *LETTER,
            *RecordSerializer.MOMENTS,
        ]


class CommentAnswerSerializer(RecordSerializer):
    comment = CharField(source="comment_ref", allow_null=True)

    class Meta:
        model = CommentAnswer
        fields = [
            *RecordSerializer.COMMON,
            "comment",
            "verdict",
            "reason",
            *RecordSerializer.MOMENTS,
        ]


class ProgressReportSerializer(RecordSerializer):
    recommendation = CharField(source="recommendation_ref", allow_null=True)

    class Meta:
        model = ProgressReport
        fields = [
            *RecordSerializer.COMMON,
            "recommendation",
            "text",
            "reported_on",
            *LETTER,
            *RecordSerializer.MOMENTS,
        ]


class ReportVersionSerializer(RecordSerializer):
    report = CharField(source="report_ref", allow_null=True)
    # Each with its number for the bearer; of one version alone, not in lists.
    lines = SerializerMethodField()

    class Meta:
        model = ReportVersion
        fields = [
            *RecordSerializer.COMMON,
            "report",
            "step",
            "reason",
            "lines",
            *RecordSerializer.MOMENTS,
        ]

    def get_lines(self, version) -> list[dict[str, str]]:
        told = ("kind", "field", "anchor", "number", "text")
        lines = getattr(version, "lines", ())
        return [{name: getattr(line, name) for name in told} for line in lines]


class TranslationSerializer(RecordSerializer):
    report = CharField(source="report_ref", allow_null=True)
    status = CharField(read_only=True)
    # Of one translation alone, not in lists.
    passages = SerializerMethodField()

    class Meta:
        model = Translation
        fields = [
            *RecordSerializer.COMMON,
            "report",
            "translator",
            "symbol",
            "word_count",
            "status",
            "slot_on",
            "due_on",
            "sent_on",
            "received_on",
            "checked_on",
            "passages",
            *RecordSerializer.MOMENTS,
        ]

    def get_passages(self, translation) -> list[dict]:
        return [
            {
                "kind": beside.line.kind,
                "field": beside.line.field,
                "anchor": beside.line.anchor,
                "original": beside.line.text,
                "text": beside.words.text if beside.words else None,
                "is_stale": beside.is_stale,
            }
            for beside in getattr(translation, "passages", ())
        ]


class MergeSerializer(RecordSerializer):
    kept = CharField(source="kept_ref", allow_null=True)
    merged = CharField(source="merged_ref", allow_null=True)

    class Meta:
        model = Merge
        fields = [
            *RecordSerializer.COMMON,
            "kept",
            "merged",
            "reason",
            "undone_at",
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
        "concerns_human_rights",
        *RecordSerializer.MOMENTS,
    ]


class FindingSerializer(ResultSerializer):
    requirement = SlugRelatedField("code", read_only=True)
    level = SlugRelatedField("code", read_only=True)
    # The scale of its day, which its level is one of.
    scale = SlugRelatedField("code", read_only=True, source="level.scale")

    class Meta:
        model = Finding
        fields = [
            *ResultSerializer.BEFORE,
            "nature",
            "requirement",
            "level",
            "scale",
            "evidence",
            *ResultSerializer.AFTER,
        ]


class RecommendationSerializer(ResultSerializer):
    # Empty where it is its theme's.
    own_pillar = SlugRelatedField("code", read_only=True)
    requirement = SlugRelatedField("code", read_only=True)
    superseded_by = CharField(source="newer.ref", default=None, read_only=True)

    class Meta:
        model = Recommendation
        fields = [
            *ResultSerializer.BEFORE,
            "own_pillar",
            "requirement",
            "priority",
            "addressees",
            "needs_assistance",
            "due_on",
            "status",
            "superseded_by",
            "implemented_on",
            "evidence",
            *ResultSerializer.AFTER,
        ]


class NeedSerializer(ResultSerializer):
    recommendation = CharField(source="recommendation_ref", allow_null=True)
    # For the State's word, while it was not given.
    days_waited = IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Need
        fields = [
            *ResultSerializer.BEFORE,
            "recommendation",
            "priority",
            "proposed_on",
            "proposed_through",
            "proposed_to",
            "agreed_on",
            "agreed_in",
            "agreed_through",
            "agreed_by",
            "met_on",
            "met_by",
            "days_waited",
            *ResultSerializer.AFTER,
        ]
