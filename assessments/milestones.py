"""The statuses of a report that releases of it, or of what stands in it, wait for."""

from ctportal.confidentiality.milestones import Milestone, registered

from .models import (
    Assessment,
    Comment,
    Finding,
    Need,
    Recommendation,
    Section,
    SurveyAnswers,
)

Status = Assessment.Status
LIFE = [Status.WITH_STATE, Status.COMMITTEE, Status.ADOPTED]


def passed(assessment, status) -> list[str]:
    """Every status an assessment comes to on its way to a later one."""
    life = list(Status)
    return life[life.index(assessment.status) + 1 : life.index(status) + 1]


def of_assessment(assessment, person) -> list[Milestone]:
    return [
        Milestone(assessment, status, status.label)
        for status in LIFE
        if assessment.is_before(status)
    ]


def of_result(result, person) -> list[Milestone]:
    """Those of the report that a result or a section stands in."""
    reports = Assessment.objects.readable_by(person).for_table()
    report = reports.filter(pk=result.assessment_id).first()
    return of_assessment(report, person) if report else []


def register():
    registered[Assessment.kind] = of_assessment
    under_a_report = (Finding, Recommendation, Need, Section, Comment, SurveyAnswers)
    registered.update({model.kind: of_result for model in under_a_report})
