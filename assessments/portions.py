"""The parts of an assessment and of its results, each with readers of its own."""

from django.db.models import Q

from ctportal.confidentiality import portions
from ctportal.confidentiality.models import Release
from ctportal.confidentiality.policy import is_holder
from ctportal.correspondence.models import Document

from .models import (
    Assessment,
    Comment,
    CommentAnswer,
    ExternalEvaluation,
    Finding,
    Need,
    ProgressReport,
    Recommendation,
    Section,
    SurveyAnswer,
    SurveyAnswers,
    Verification,
)

RESULTS = (Finding, Recommendation, Need)


def of_assessment(assessment, person) -> list:
    """Its text, the results under it, and the documents attached to any of these."""
    results = [
        result
        for model in RESULTS
        for result in model.objects.readable_by(person).under(assessment).for_table()
    ]
    parts = [*text_of(assessment, person), *results]
    return parts + documents_of([assessment, *parts], person)


def text_of(assessment, person) -> list:
    """What goes where the report goes: its sections, the comments of the State that its
    office wrote down, and the answers to all of them."""
    sections = Section.objects.readable_by(person).for_table().of_report(assessment)
    comments = Comment.objects.readable_by(person).for_table()
    answers = CommentAnswer.objects.readable_by(person).for_table()
    annexed = [
        *comments.filter(assessment=assessment),
        *answers.filter(comment__assessment=assessment),
    ]
    annexed += survey_of(assessment, person)
    return [*sections, *(part for part in annexed if is_holder(person, part))]


def drafts_beside(whole, person):
    """The documents that go out with a report's text: drafts, as that was, also those
    that its office reads since it was submitted for clearance.

    What the text was written in stays with its office: it holds remarks.
    """
    readable = Document.objects.readable_by(person).for_table()
    around = readable.attached_to(*whole).filter(of_report=None)
    opened = Release.objects.filter(
        awaits__in=[part.pk for part in whole],
        until_status=Assessment.Status.WITH_STATE,
        withdrawn_at=None,
    )
    is_draft = ~Q(marking__circle=None) | Q(marking__in=opened.values("marking"))
    return around.filter(is_draft)


def survey_of(assessment, person) -> list:
    """The answers of a survey, all of them and each by itself."""
    around = SurveyAnswers.objects.readable_by(person).for_table()
    rows = SurveyAnswer.objects.readable_by(person).for_table()
    return [
        *around.filter(assessment=assessment),
        *rows.filter(answers__assessment=assessment),
    ]


def of_result(result, person) -> list:
    return documents_of([result], person)


def of_recommendation(recommendation, person) -> list:
    told = [
        record
        for model in (ProgressReport, Verification)
        for record in model.objects.readable_by(person)
        .for_table()
        .filter(recommendation=recommendation)
    ]
    return [*told, *documents_of([recommendation, *told], person)]


def documents_of(records, person) -> list:
    """The documents attached to any of these records."""
    readable = Document.objects.readable_by(person).for_table()
    return list(readable.attached_to(*records).order_by("ref"))


def register():
    """Tell the ground floor what the records of this app are made of."""
    portions.registered[Assessment.kind] = of_assessment
    with_documents = (*RESULTS, Section, ExternalEvaluation)
    portions.registered |= {model.kind: of_result for model in with_documents}
    portions.registered[Recommendation.kind] = of_recommendation
