"""Projects as JSON."""

from typing import ClassVar

from rest_framework.serializers import (
    CharField,
    IntegerField,
    ModelSerializer,
    SerializerMethodField,
    SlugRelatedField,
)

from ctportal.pages.viewsets import RecordSerializer

from .models import (
    Project,
    ProjectPartner,
    StageAttachment,
    StageDecision,
    StageInput,
)


class PartnerSerializer(ModelSerializer):
    entity = SlugRelatedField("code", read_only=True)

    class Meta:
        model = ProjectPartner
        fields: ClassVar = ["entity", "role"]


class DecisionSerializer(ModelSerializer):
    class Meta:
        model = StageDecision
        fields: ClassVar = [
            "stage",
            "outcome",
            "decided_on",
            "minutes",
            "conditions",
            "returns_to",
        ]


class AttachmentSerializer(ModelSerializer):
    """What a stage builds on; only what the reader may read is handed in."""

    ref = CharField(source="record.ref")
    kind = CharField(source="record.kind")

    class Meta:
        model = StageAttachment
        fields: ClassVar = ["ref", "kind", "stage", "use"]


class StageInputSerializer(RecordSerializer):
    """An office's input; `project` only for those who may read that too."""

    project = CharField(source="readable_project", allow_null=True)

    class Meta:
        model = StageInput
        fields: ClassVar = [
            *RecordSerializer.COMMON,
            "project",
            "stage",
            "text",
            *RecordSerializer.MOMENTS,
        ]


class ProjectSerializer(RecordSerializer):
    stage_name = CharField(source="get_stage_display")
    gender_marker = IntegerField()
    pillar = SlugRelatedField("code", read_only=True)
    states = SerializerMethodField()
    themes = SerializerMethodField()
    partners = PartnerSerializer(many=True)
    decisions = DecisionSerializer(many=True)
    attachments = AttachmentSerializer(many=True, source="readable_attachments")

    class Meta:
        model = Project
        fields: ClassVar = [
            *RecordSerializer.COMMON,
            "title",
            "summary",
            "stage",
            "stage_name",
            "stage_since",
            "closed_on",
            "states",
            "themes",
            "pillar",
            "partners",
            "gender_marker",
            "concerns_children",
            "begins_on",
            "ends_on",
            "budget",
            "decisions",
            "attachments",
            *RecordSerializer.MOMENTS,
        ]

    def get_states(self, project) -> list[str]:
        return [tie.state.iso3 for tie in project.in_states.all()]

    def get_themes(self, project) -> list[str]:
        return [tie.theme.code for tie in project.on_themes.all()]
