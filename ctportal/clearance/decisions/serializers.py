"""What machines are told of what is before the Committee, and what they send."""

from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    IntegerField,
    ListField,
    Serializer,
    SlugRelatedField,
    TimeField,
    UUIDField,
)

from ctportal.correspondence.letters.api import LetterOfAct
from ctportal.pages.viewsets import RecordSerializer

from ..models import Decision


class CommitteeDecisionSerializer(RecordSerializer):
    """One decision; whether it is on hold, and never whose hold it is."""

    record = SlugRelatedField("ref", read_only=True, source="of")
    is_on_hold = BooleanField(source="is_held", read_only=True)

    class Meta:
        model = Decision
        fields = [
            *RecordSerializer.COMMON,
            "record",
            "status",
            "is_on_hold",
            "circular",
            "circulated_at",
            "deadline",
            "how",
            "decided_at",
            "symbol",
            *RecordSerializer.MOMENTS,
        ]


class HoldSerializer(Serializer):
    """A hold, for who may know of it."""

    hold = UUIDField(source="ref")
    member = CharField(source="member.code")
    until = DateField(allow_null=True)
    lifted_at = DateTimeField(allow_null=True)


class BeginSerializer(LetterOfAct):
    """A record to circulate, or the day `on` which a meeting adopted it."""

    record = CharField()
    circular = CharField(required=False)
    working_days = IntegerField(required=False)
    until = DateField(required=False)
    hour = TimeField(required=False)
    functions = ListField(child=CharField(), required=False)
    on = DateField(required=False)
    symbol = CharField(required=False)


class ActSerializer(LetterOfAct):
    """An act on a decision, with what it asks for."""

    act = CharField()
    symbol = CharField(required=False)
    day = DateField(required=False)
    hour = TimeField(required=False)
    said = CharField(required=False)


class SaidOfHoldSerializer(Serializer):
    """A hold placed or recorded; of one that stands the `act`: lift or extend."""

    letter = CharField(required=False)
    act = CharField(required=False)
    member = CharField(required=False)
    until = DateField(required=False)
    said = CharField(required=False)
