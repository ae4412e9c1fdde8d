"""Letters of reports and of what hangs under them: the way to them on each page, and
the one that goes with an assessment of no visit."""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from ctportal.correspondence.letters import panel
from ctportal.correspondence.making import formality, templates
from ctportal.correspondence.making.templates import Template
from ctportal.correspondence.models import Kind, LetterTie

from .actions import goes_by_itself
from .models import Assessment, Finding, Need, Recommendation

WORDS = Path(__file__).parent / "letter_words.json"
Status = Assessment.Status


@cache
def words() -> dict:
    """How letters call the kinds of assessment, by language."""
    return json.loads(WORDS.read_text(encoding="utf-8"))


def told(assessment, language) -> dict:
    return {
        "assessment": words()[language][assessment.type],
        "as_of": formality.day_in(assessment.as_of, language),
    }


def _goes_out(assessment) -> bool:
    on_its_way = assessment.status in (Status.CLEARANCE, Status.WITH_STATE)
    return on_its_way and goes_by_itself(assessment)


DRAFT = Template(
    "assessment-draft",
    _("Draft for comments"),
    LetterTie.Role.TRANSMISSION,
    clock=Kind.COMMENTS,
    told=told,
    fits=_goes_out,
)


def register():
    panel.register(*(m.kind for m in (Assessment, Finding, Recommendation, Need)))
    templates.registered.setdefault(Assessment.kind, []).append(DRAFT)
