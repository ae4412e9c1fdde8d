"""What a survey's own page shows of its answers, and what hangs under these."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import portions
from ctportal.confidentiality.policy import can_change
from ctportal.pages import panels
from ctportal.pages.panels import Panel, Place

from ..actions.permission import WRITERS
from ..models import Assessment, SurveyAnswer, SurveyAnswers, SurveyInstrument
from ..portions import documents_of, of_result
from . import answered


def panels_of(assessment, person) -> list[Panel]:
    """The answers of a survey, how many there are, or the way to begin them."""
    if assessment.type != Assessment.Type.SURVEY:
        return []
    readable = SurveyAnswers.objects.readable_by(person).for_table()
    known = readable.unsealed_for(person).filter(assessment=assessment).first()
    may_begin = known is None and can_change(person, assessment, *WRITERS)
    if not (known or may_begin):
        return []
    told = answered.progress(answered.read(known, person)) if known else {}
    return [
        Panel(
            "assessments/_survey.html",
            told | {"answers": known, "may_begin": may_begin},
            Place.BENEATH,
            title=_("Answers to the survey"),
            name="survey",
            records=[known] if known else [],
        )
    ]


def of_answers(answers, person) -> list:
    """Each answer is a part of its own."""
    rows = SurveyAnswer.objects.readable_by(person).for_table().filter(answers=answers)
    return [*rows, *documents_of([answers], person)]


def register():
    panels.registered[Assessment.kind].append(panels_of)
    portions.registered[SurveyAnswers.kind] = of_answers
    portions.registered[SurveyInstrument.kind] = of_result
    portions.registered[SurveyAnswer.kind] = of_result
