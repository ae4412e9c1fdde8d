"""What the portal holds in evidence of each measure, as far as one person may read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from assessments.models import Assessment, Need, Recommendation
from ctportal.confidentiality import policy
from projects.models import Project, Stage, StageAttachment, StageInput
from visits.models import Visit

from .models import Measure


@dataclass(frozen=True)
class Evidence:
    """What a count is of, the rows counted, and the list that shows them."""

    said: str
    rows: Callable[[object], QuerySet]
    path: str = ""


@dataclass(frozen=True)
class Told:
    """A measure with what this reader can see of it."""

    measure: Measure
    said: str = ""
    count: int | None = None
    href: str = ""


def visits(person):
    return Visit.objects.readable_by(person)


def transmitted(person):
    return visits(person).transmitted()


def agreed_needs(person):
    return Need.objects.readable_by(person).agreed()


def resting_on_assessments(person):
    """Projects under way that build on something this reader may read."""
    ties = StageAttachment.objects.filter(policy.readable_by(person, "record__"))
    projects = Project.objects.readable_by(person).under_way()
    return projects.filter(pk__in=ties.values("project"))


def analysed(person):
    projects = Project.objects.readable_by(person).under_way()
    return projects.filter(stage__gte=Stage.ANALYSIS)


def advised(person):
    return StageInput.objects.readable_by(person)


def on_gender_or_children(person):
    concerned = Q(concerns_gender=True) | Q(concerns_children=True)
    return Recommendation.objects.readable_by(person).filter(concerned)


def assessments(person):
    return Assessment.objects.readable_by(person)


def evidence_by_code() -> dict[str, Evidence]:
    needs = Evidence(_("needs agreed"), agreed_needs, "/assessments/needs/")
    return {
        "16-a": Evidence(_("visits"), visits, "/visits/"),
        "16-b": needs,
        "16-c": Evidence(
            _("projects that build on CTED’s work"), resting_on_assessments
        ),
        "16-d": Evidence(_("projects in analysis or beyond"), analysed, "/exchange/"),
        "16-e": Evidence(_("visits transmitted"), transmitted, "/exchange/due/"),
        "16-j": needs,
        "18": Evidence(_("inputs to projects"), advised),
        "20": Evidence(
            _("recommendations on women or children"), on_gender_or_children
        ),
        "exchange-b": Evidence(_("assessments"), assessments, "/assessments/"),
    }


def told_to(person) -> list[Told]:
    """Every measure, with the evidence this reader may see."""
    evidence = evidence_by_code()
    return [
        _told(measure, evidence.get(measure.code), person)
        for measure in Measure.objects.all()
    ]


def _told(measure, evidence, person):
    if evidence is None:
        return Told(measure)
    href = evidence.path if is_valid_path(evidence.path) else ""
    return Told(measure, evidence.said, evidence.rows(person).count(), href)
