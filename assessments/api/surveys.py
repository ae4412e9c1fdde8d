"""Surveys for machines: blank instruments with their questions, answers one by one."""

from django.shortcuts import get_object_or_404
from django_filters import CharFilter
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from ctportal.confidentiality.filters import OfState, OfWords
from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.pages.viewsets import RecordViewSet
from ctportal.reference.models import ScaleLevel

from ..actions import answers as answering
from ..actions import surveys as asking
from ..models import (
    Assessment,
    SurveyAnswer,
    SurveyAnswers,
    SurveyHeading,
    SurveyInstrument,
    SurveyQuestion,
)
from ..surveys.forms import AnswerForm, HeadingForm, InstrumentForm, QuestionForm
from .adding import AddingViewSet, filled_in, words_sent
from .survey_serializers import (
    AnswerSentSerializer,
    AnswersSerializer,
    PartSentSerializer,
    SurveyAnswerSerializer,
    SurveyInstrumentSerializer,
)

STEPS = {"issue": asking.issue, "clear": asking.clear, "next": asking.next_version}
PARTS = {"heading": (SurveyHeading, HeadingForm)}
QUESTION = (SurveyQuestion, QuestionForm)


class InstrumentQuery(OfWords):
    class Meta:
        model = SurveyInstrument
        fields = ["status", "series", "number"]


class AnswersQuery(OfState):
    assessment = CharFilter(method="of_report")

    class Meta:
        model = SurveyAnswers
        fields = ["as_of"]

    def of_report(self, queryset, name, ref):
        """Of a survey that may be read: any other is as unknown as one never made."""
        surveys = Assessment.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(assessment__in=surveys)


class AnswerQuery(OfState):
    answers = CharFilter(method="among")

    class Meta:
        model = SurveyAnswer
        fields = ["is_carried"]

    def among(self, queryset, name, ref):
        around = SurveyAnswers.objects.readable_by(self.request.user).filter(ref=ref)
        return queryset.filter(answers__in=around)


class InstrumentViewSet(AddingViewSet, ChangeableViewSet):
    """Blank survey instruments, version by version, with what they ask."""

    model = SurveyInstrument
    form_class = InstrumentForm
    change = staticmethod(asking.change_instrument)
    serializer_class = SurveyInstrumentSerializer
    filterset_class = InstrumentQuery

    def get_queryset(self):
        beneath = ("surveyheadings", "surveyquestions__requirement")
        beneath += ("surveyquestions__heading", "surveyquestions__parent")
        return super().get_queryset().prefetch_related(*beneath)

    def added(self, sent):
        facts = filled_in(InstrumentForm, sent)
        return asking.begin_instrument(by=self.request.user, **facts)

    @extend_schema(request=PartSentSerializer, responses=SurveyInstrumentSerializer)
    @action(detail=True, methods=["post"])
    def parts(self, request, ref):
        """Add a question to a draft, or a heading with `kind` heading."""
        instrument = self.get_object()
        sent = words_sent(request)
        model, form_class = PARTS.get(sent.get("kind"), QUESTION)
        told = {"instrument": instrument, "language": sent.get("language", "")}
        facts = filled_in(form_class, {"answer": "closed"} | sent, **told)
        asking.put(model, instrument, by=request.user, **facts)
        return self._told(self.get_object(), status.HTTP_201_CREATED)

    @extend_schema(responses=SurveyInstrumentSerializer)
    @action(detail=True, methods=["post"])
    def steps(self, request, ref):
        """Issue a draft, clear it for transmission, begin the next version."""
        act = STEPS.get(str(request.data.get("step")))
        if act is None:
            raise ValidationError({"step": ["There is no such step."]})
        made = act(self.get_object(), by=request.user)
        return self._told(get_object_or_404(self.get_queryset(), pk=made.pk))

    def _told(self, instrument, code=status.HTTP_200_OK):
        self._show([instrument])
        return Response(self.get_serializer(instrument).data, status=code)


class AnswersViewSet(AddingViewSet, RecordViewSet):
    """What is answered to a survey for one State; POST begins it under its survey."""

    model = SurveyAnswers
    serializer_class = AnswersSerializer
    filterset_class = AnswersQuery
    named = ("assessment_ref", "instrument_ref")

    def get_queryset(self):
        found = super().get_queryset()
        return found.annotate(
            assessment_ref=self.ref_of(Assessment, "assessment_id"),
            instrument_ref=self.ref_of(SurveyInstrument, "instrument_id"),
        )

    def added(self, sent):
        assessment = self.found(Assessment, sent, "assessment")
        instrument = self.found(SurveyInstrument, sent, "instrument")
        return answering.begin_answers(assessment, instrument, by=self.request.user)


class AnswerViewSet(AddingViewSet, RecordViewSet):
    """Answers to questions; one given anew replaces the former."""

    model = SurveyAnswer
    serializer_class = SurveyAnswerSerializer
    filterset_class = AnswerQuery
    named = ("answers_ref",)

    def get_queryset(self):
        around = self.ref_of(SurveyAnswers, "answers_id")
        return super().get_queryset().annotate(answers_ref=around)

    @extend_schema(
        request=AnswerSentSerializer, responses={201: SurveyAnswerSerializer}
    )
    def create(self, request):
        return super().create(request)

    def added(self, sent):
        answers = self.found(SurveyAnswers, sent, "answers")
        questions = SurveyQuestion.objects.of_version(answers.instrument_id)
        question = questions.filter(number=sent.get("question", "")).first()
        if question is None:
            raise ValidationError({"question": ["Not found."]})
        facts = self._facts(sent, question)
        made = answering.answer(answers, question, by=self.request.user, **facts)
        if made is None:
            raise ValidationError({"text": ["Write an answer."]})
        return made

    def _facts(self, sent, question):
        levels = ScaleLevel.objects.filter(scale=question.instrument.scale_id)
        told = {"question": question, "levels": levels, "prefix": ""}
        return filled_in(AnswerForm, sent, **told)
