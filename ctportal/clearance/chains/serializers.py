"""What machines are told of clearance, and what they send."""

from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DateTimeField,
    IntegerField,
    Serializer,
    SerializerMethodField,
    UUIDField,
)

from ..models import Chain, ChainStep

ANSWERS = ChainStep.Answer.choices


class StepSerializer(Serializer):
    """One step; `version` counts the versions that were before somebody."""

    step = UUIDField(source="step.ref")
    place = IntegerField(source="step.place")
    function = CharField(source="step.function.code", allow_null=True)
    person = CharField(source="step.person.login", allow_null=True)
    due_on = DateField(source="step.due_on", allow_null=True)
    answer = ChoiceField(ANSWERS, source="step.answer", allow_blank=True)
    said = CharField(source="step.said", allow_blank=True)
    decided_at = DateTimeField(source="step.decided_at", allow_null=True)
    decided_by = CharField(source="step.decided_by.login", allow_null=True)
    acting_for = CharField(source="step.acting_for.login", allow_null=True)
    version = IntegerField(allow_null=True)
    asks_me = BooleanField()


class RoundSerializer(Serializer):
    """One time that a record was submitted."""

    round = IntegerField(source="chain.round")
    outcome = ChoiceField(Chain.Outcome.choices, source="chain.outcome")
    submitted_at = DateTimeField(source="chain.submitted_at")
    submitted_by = CharField(source="chain.submitted_by.login")
    version = IntegerField()
    steps = SerializerMethodField()

    def get_steps(self, drawn) -> list[dict]:
        return StepSerializer(list(drawn), many=True).data


class CourseSerializer(Serializer):
    """The clearance of one record: its rounds, the latest first."""

    ref = CharField(source="record.ref")
    kind = CharField(source="record.marking.kind")
    outcome = ChoiceField(Chain.Outcome.choices, allow_blank=True)
    rounds = RoundSerializer(many=True)
    # To be sent back with an answer: which version was read.
    seen = CharField()
    # Whether another version than the cleared one would go out.
    is_other_version = BooleanField()
    # For who submits it: those still asked, each with what they do not read of it.
    unread = SerializerMethodField()

    def get_unread(self, course) -> list[dict]:
        return [
            {"asked": str(asked), "refs": [part.ref for part in parts]}
            for asked, parts in course.unread()
        ]


class InClearanceSerializer(Serializer):
    """A record in clearance, in the list."""

    ref = CharField()
    kind = CharField()
    due_on = DateField(allow_null=True)
    is_mine = BooleanField()


class StepAnswerSerializer(Serializer):
    """An answer to one step."""

    step = UUIDField()
    answer = ChoiceField(ANSWERS)
    said = CharField(required=False, allow_blank=True)
    seen = CharField()


class ReasonSerializer(Serializer):
    """Why another version goes out: the one that was read."""

    reason = CharField()
    seen = CharField()
