"""A questionnaire in its order: under each heading its questions."""

import re
from dataclasses import dataclass, field

from ..models import SurveyHeading, SurveyQuestion

DIGITS = re.compile(r"(\d+)")


@dataclass
class Part:
    """A heading with its questions; without one, those that stand before any."""

    heading: SurveyHeading | None
    questions: list[SurveyQuestion] = field(default_factory=list)


def of_version(number) -> list[Part]:
    """The parts of the version of this number, for those who read it or its answers."""
    headings = SurveyHeading.objects.of_version(number)
    parts = {heading.pk: Part(heading) for heading in headings}
    loose = Part(None)
    for question in SurveyQuestion.objects.of_version(number).with_requirements():
        parts.get(question.heading_id, loose).questions.append(question)
    before = [loose] if loose.questions else []
    return [*before, *parts.values()]


def in_order(number: str) -> tuple:
    """What questions are sorted by: 2 before 10, 2 before 2.a."""
    pieces = DIGITS.split(number.casefold())
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in pieces if p)
