"""What machines are told of what stands around visits."""

from rest_framework.serializers import (
    CharField,
    DateField,
    IntegerField,
    ModelSerializer,
    Serializer,
    SlugRelatedField,
    UUIDField,
)

from ctportal.pages.viewsets import RecordSerializer

from ..models import (
    AgreedArea,
    AnnualList,
    Consultation,
    ExternalMission,
    Invitation,
    InvitationAnswer,
    ListDecision,
    ListEntry,
    MissionReport,
    VisitNotice,
)

COMMON, MOMENTS = RecordSerializer.COMMON, RecordSerializer.MOMENTS


class EntrySerializer(ModelSerializer):
    state = SlugRelatedField("iso3", read_only=True)
    added_by = CharField(source="added_by.decision", default=None, read_only=True)
    ended_by = CharField(source="ended_by.decision", default=None, read_only=True)

    class Meta:
        model = ListEntry
        fields = ["ref", "state", "type", "quarter", "added_by", "ended_by"]


class NewEntrySerializer(ModelSerializer):
    """A State by ISO code, with the visit planned to it."""

    state = CharField()

    class Meta:
        model = ListEntry
        fields = ["state", "type", "quarter"]


class ApprovalSerializer(Serializer):
    on = DateField()
    decision = CharField()


class DecidingSerializer(ModelSerializer):
    """A decision, with the entry it `ends` and what is planned in its place."""

    ends = UUIDField(required=False)
    state = CharField(required=False)
    type = CharField(required=False)
    quarter = IntegerField(required=False)

    class Meta:
        model = ListDecision
        fields = ["decided_on", "decision", "reason"]
        fields += ["ends", "state", "type", "quarter"]


class ListDecisionSerializer(ModelSerializer):
    class Meta:
        model = ListDecision
        fields = ["decided_on", "decision", "reason"]


class AnnualListSerializer(RecordSerializer):
    entries = EntrySerializer(many=True, read_only=True)
    decisions = ListDecisionSerializer(many=True, read_only=True)

    class Meta:
        model = AnnualList
        fields = [
            *COMMON,
            "year",
            "approved_on",
            "decision",
            "entries",
            "decisions",
            *MOMENTS,
        ]


class NoticeSerializer(RecordSerializer):
    lead_days = IntegerField(read_only=True)

    class Meta:
        model = VisitNotice
        fields = [
            *COMMON,
            "title",
            "begins_on",
            "ends_on",
            "purpose",
            "given_on",
            "lead_days",
            "cancelled_on",
            "reason",
            *MOMENTS,
        ]


class MissionSerializer(RecordSerializer):
    body = SlugRelatedField("code", read_only=True)

    class Meta:
        model = ExternalMission
        fields = [
            *COMMON,
            "title",
            "body",
            "body_name",
            "begins_on",
            "ends_on",
            "purpose",
            "source",
            "cancelled_on",
            *MOMENTS,
        ]


class InvitationSerializer(RecordSerializer):
    about = CharField(source="about.ref", read_only=True)
    invited = SlugRelatedField("code", read_only=True)

    class Meta:
        model = Invitation
        fields = [*COMMON, "about", "invited", "sent_on", "answer_by", "text"]
        fields += ["letter_number", "letter_on", *MOMENTS]


class AnswerSerializer(RecordSerializer):
    invitation = CharField(source="invitation.ref", read_only=True)

    class Meta:
        model = InvitationAnswer
        fields = [*COMMON, "invitation", "takes_part", "answered_on", "reason"]
        fields += ["people", "letter_number", "letter_on", *MOMENTS]


class MissionReportSerializer(RecordSerializer):
    about = CharField(source="about.ref", read_only=True)

    class Meta:
        model = MissionReport
        fields = [*COMMON, "about", "title", "summary", "number", "status"]
        fields += ["cleared_on", *MOMENTS]


class AreaSerializer(ModelSerializer):
    theme = SlugRelatedField("code", read_only=True)
    lead = SlugRelatedField("code", read_only=True)

    class Meta:
        model = AgreedArea
        fields = ["ref", "theme", "text", "support", "lead"]


class NewAreaSerializer(ModelSerializer):
    """The theme and the office that leads by their codes."""

    theme = CharField()
    lead = CharField()

    class Meta:
        model = AgreedArea
        fields = ["theme", "text", "support", "lead"]


class CallingSerializer(Serializer):
    """The visit by its reference; left out, the day it is due is the usual one."""

    visit = CharField()
    due_on = DateField(required=False)


class ConsultationSerializer(RecordSerializer):
    visit = CharField(source="visit.ref", read_only=True)
    areas = AreaSerializer(many=True, read_only=True)

    class Meta:
        model = Consultation
        fields = [*COMMON, "visit", "title", "due_on", "held_on", "participants"]
        fields += ["summary", "areas", *MOMENTS]
