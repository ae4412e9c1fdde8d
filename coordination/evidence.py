"""What the portal holds in evidence of each measure, as far as one person may read."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment, Need, Recommendation
from projects.models import Project, StageInput
from visits.models import Visit

from .models import Measure
from .places import Place, leads_somewhere, place_of

AGREED = "/assessments/needs/?status=agreed"
RESTING = "/projects/?closed=no&builds=yes"
TRANSMITTED = "/visits/due-under-16e/?standing=transmitted"


@dataclass(frozen=True)
class Evidence:
    """What a count is of, the rows counted, and the list of exactly those rows."""

    said: str
    rows: Callable[[object], QuerySet]
    listed_at: str = ""


@dataclass(frozen=True)
class Told:
    """A measure with what this reader can see of it."""

    measure: Measure
    where: Place | None = None
    said: str = ""
    count: int | None = None
    href: str = ""


def visits(person):
    return Visit.objects.readable_by(person)


def transmitted(person):
    return visits(person).standing("transmitted", person)


def agreed_needs(person):
    return Need.objects.readable_by(person).agreed()


def projects(person):
    return Project.objects.readable_by(person).under_way()


def resting_on_records(person):
    return projects(person).resting_on_records(person)


def advised(person):
    return StageInput.objects.readable_by(person)


def on_gender_or_children(person):
    concerned = Q(concerns_gender=True) | Q(concerns_children=True)
    return Recommendation.objects.readable_by(person).filter(concerned)


def assessments(person):
    return Assessment.objects.readable_by(person)


EVIDENCE = {
    "16-a": Evidence(_("visits"), visits, "/visits/"),
    "16-b": Evidence(_("needs agreed"), agreed_needs, AGREED),
    "16-c": Evidence(_("projects that build on a record"), resting_on_records, RESTING),
    "16-d": Evidence(_("projects under way"), projects, "/projects/?closed=no"),
    "16-e": Evidence(_("visits transmitted"), transmitted, TRANSMITTED),
    "16-j": Evidence(_("needs agreed"), agreed_needs, AGREED),
    "17": Evidence(_("projects under way"), projects, "/projects/?closed=no"),
    "18": Evidence(_("inputs to projects"), advised),
    "20": Evidence(_("recommendations on women or children"), on_gender_or_children),
    "exchange-b": Evidence(_("assessments"), assessments, "/assessments/"),
}


def told_to(person) -> list[Told]:
    """Every measure, where it is carried out, and the evidence this reader may see."""
    return [_told(measure, person) for measure in Measure.objects.all()]


def _told(measure, person):
    where = place_of(measure.code)
    evidence = EVIDENCE.get(measure.code)
    if evidence is None:
        return Told(measure, where)
    count = evidence.rows(person).count()
    href = evidence.listed_at if leads_somewhere(evidence.listed_at) else ""
    return Told(measure, where, evidence.said, count, href)
