"""What machines are told of visits, and what they send."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DateTimeField,
    IntegerField,
    ListField,
    ModelSerializer,
    Serializer,
    SlugRelatedField,
    UUIDField,
    ValidationError,
)

from assessments.api.ties import TieSerializer
from ctportal.correspondence.letters.api import LetterOfAct
from ctportal.pages.viewsets import RecordSerializer
from ctportal.people.models import CommunityMember

from ..models import Visit, VisitChange

DAYS = {"begins_on", "ends_on"}
STOPPED = (VisitChange.What.CANCELLED, VisitChange.What.DECLINED)
OF_A_VISIT = OpenApiParameter("ref", location=OpenApiParameter.PATH)


class VisitSerializer(RecordSerializer):
    class Meta:
        model = Visit
        fields = [
            *RecordSerializer.COMMON,
            "title",
            "type",
            "mode",
            "begins_on",
            "ends_on",
            "status",
            "agreed_on",
            "transmitted_on",
            "answered_on",
            *RecordSerializer.MOMENTS,
        ]


class NewVisitSerializer(ModelSerializer):
    """A visit to be put on the list, its State by ISO code."""

    state = CharField()
    # Also to these States, and together with these organizations.
    further_states = ListField(child=CharField(), required=False)
    partners = ListField(child=CharField(), required=False)
    is_of_heads = BooleanField(required=False)

    class Meta:
        model = Visit
        fields = [
            "state",
            "title",
            "type",
            "mode",
            "begins_on",
            "ends_on",
            "further_states",
            "partners",
            "is_of_heads",
        ]


class StepSerializer(LetterOfAct):
    """A step by its word, and the day of one that asks for a day."""

    step = CharField()
    on = DateField(required=False)


class StateAgreedSerializer(LetterOfAct):
    """One of several Governments agreed, the State by ISO code."""

    state = CharField()
    on = DateField()


class DelegateSerializer(ModelSerializer):
    """A person by login, or an organization by its code with all its people."""

    person = SlugRelatedField("login", read_only=True)
    name = CharField(source="person.name", default="")
    entity = SlugRelatedField("code", read_only=True)

    class Meta:
        model = CommunityMember
        fields = ["person", "name", "entity", "ends_on"]


class JoiningSerializer(Serializer):
    """A person or an organization, and its place in the delegation."""

    person = CharField(required=False)
    entity = CharField(required=False)
    role = CharField(required=False)
    subject = CharField(required=False)
    until = DateField(required=False)


class NotebookLineSerializer(Serializer):
    """A line as it stands in the notebook."""

    number = IntegerField()
    ref = CharField(source="record.ref")
    text = CharField(source="record.text")
    theme = CharField(source="record.theme.code")
    priority = IntegerField(source="record.priority")
    need = BooleanField(source="record.needs_assistance")
    title = CharField(source="record.title")
    addressees = CharField(source="record.addressees")
    due = CharField(source="words.due")
    requirement = CharField(source="words.requirement")
    pillar = CharField(source="record.pillar.code")
    gender = BooleanField(source="record.concerns_gender")
    children = BooleanField(source="record.concerns_children")
    # What it repeats, revises or replaces; written under recommendations.
    ties = TieSerializer(source="tied", many=True)
    is_sent = BooleanField()
    in_request = BooleanField(source="is_in_request")
    version = CharField(source="record.version_read")
    changed_at = DateTimeField(source="record.changed_at")


class WordsSerializer(Serializer):
    """The words of a line, as people type them: a theme's or requirement's name."""

    text = CharField(required=False)
    theme = CharField(required=False)
    priority = CharField(required=False)
    need = BooleanField(required=False)
    confidential = BooleanField(required=False)
    title = CharField(required=False, allow_blank=True)
    addressees = CharField(required=False, allow_blank=True)
    due = CharField(required=False, allow_blank=True)
    requirement = CharField(required=False, allow_blank=True)
    pillar = CharField(required=False, allow_blank=True)
    gender = BooleanField(required=False)
    children = BooleanField(required=False)


class NewLineSerializer(WordsSerializer):
    """With a number drawn by who sends it, so that a line sent twice is stored once."""

    typed_as = UUIDField()
    # Of a visit to several States, the one the line is for.
    state = CharField(required=False)


class ChangedLineSerializer(WordsSerializer):
    """With the version the line was read in."""

    version = CharField()


class MoveSerializer(Serializer):
    """The line it is to stand after; before all others where none is named."""

    after = CharField(required=False, allow_null=True, allow_blank=True)


class VisitChangeSerializer(RecordSerializer):
    class Meta:
        model = VisitChange
        fields = [
            *RecordSerializer.COMMON,
            "what",
            "on",
            "reason",
            "letter_number",
            "letter_on",
            "stood_from",
            "stood_until",
            "new_from",
            "new_until",
            *RecordSerializer.MOMENTS,
        ]


class NewChangeSerializer(Serializer):
    """What happened to a visit, on which day, and its new days where they are known."""

    what = ChoiceField(VisitChange.What.choices)
    on = DateField()
    reason = CharField(required=False)
    letter_number = CharField(required=False, max_length=60)
    letter_on = DateField(required=False)
    begins_on = DateField(required=False)
    ends_on = DateField(required=False)

    def validate(self, said):
        """Days are for what is put off or taken up, and this needs them."""
        what, days = said["what"], DAYS & said.keys()
        if what == VisitChange.What.TAKEN_UP and days != DAYS:
            raise ValidationError(dict.fromkeys(DAYS - days, _("Say the new days.")))
        if what in STOPPED and days:
            raise ValidationError(dict.fromkeys(days, _("It has no days any more.")))
        return said
