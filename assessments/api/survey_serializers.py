"""What machines are told of surveys."""

from rest_framework.serializers import (
    CharField,
    ModelSerializer,
    Serializer,
    SlugRelatedField,
)

from ctportal.pages.viewsets import RecordSerializer

from ..models import (
    SurveyAnswer,
    SurveyAnswers,
    SurveyHeading,
    SurveyInstrument,
    SurveyQuestion,
)


class HeadingSerializer(ModelSerializer):
    class Meta:
        model = SurveyHeading
        fields = ["identity", "number", "texts"]


class QuestionSerializer(ModelSerializer):
    heading = SlugRelatedField("number", read_only=True)
    parent = SlugRelatedField("number", read_only=True)
    requirement = SlugRelatedField("code", read_only=True)

    class Meta:
        model = SurveyQuestion
        fields = [
            "identity",
            "number",
            "heading",
            "parent",
            "answer",
            "requirement",
            "texts",
            "helps",
        ]


class SurveyInstrumentSerializer(RecordSerializer):
    scale = SlugRelatedField("code", read_only=True)
    headings = HeadingSerializer(source="surveyheadings", many=True, read_only=True)
    questions = QuestionSerializer(source="surveyquestions", many=True, read_only=True)

    class Meta:
        model = SurveyInstrument
        fields = [
            *RecordSerializer.COMMON,
            "series",
            "number",
            "title",
            "text",
            "scale",
            "status",
            "issued_on",
            "cleared_on",
            "headings",
            "questions",
            *RecordSerializer.MOMENTS,
        ]


class PartSentSerializer(Serializer):
    """A question or a heading, in words of one language."""

    kind = CharField(required=False)
    number = CharField()
    words = CharField()
    language = CharField(required=False)
    help = CharField(required=False)
    answer = CharField(required=False)
    heading = CharField(required=False)
    parent = CharField(required=False)
    requirement = CharField(required=False)


class AnswersSerializer(RecordSerializer):
    # Empty for those who may not read them.
    assessment = CharField(source="assessment_ref", allow_null=True)
    instrument = CharField(source="instrument_ref", allow_null=True)

    class Meta:
        model = SurveyAnswers
        fields = [
            *RecordSerializer.COMMON,
            "assessment",
            "instrument",
            "title",
            "as_of",
            *RecordSerializer.MOMENTS,
        ]


class SurveyAnswerSerializer(RecordSerializer):
    answers = CharField(source="answers_ref", allow_null=True)
    question = SlugRelatedField("number", read_only=True)
    identity = CharField(source="question.identity", read_only=True)
    level = SlugRelatedField("code", read_only=True)
    scale = SlugRelatedField("code", read_only=True, source="level.scale")

    class Meta:
        model = SurveyAnswer
        fields = [
            *RecordSerializer.COMMON,
            "answers",
            "question",
            "identity",
            "level",
            "scale",
            "text",
            "drawn_from",
            "is_carried",
            *RecordSerializer.MOMENTS,
        ]


class AnswerSentSerializer(Serializer):
    """The answer to the question of a number."""

    answers = CharField()
    question = CharField()
    level = CharField(required=False)
    text = CharField(required=False)
    drawn_from = CharField(required=False)
