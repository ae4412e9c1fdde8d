"""Where in the portal each measure is carried out."""

from dataclasses import dataclass

from django.urls import is_valid_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    """A page of the portal."""

    label: str | Promise
    path: str


VISITS = Place(_("Visits"), "/visits/")
NEEDS = Place(_("Needs"), "/assessments/needs/")
RECOMMENDATIONS = Place(_("Recommendations"), "/assessments/recommendations/")
PROJECTS = Place(_("Projects"), "/projects/")
EXCHANGE = Place(_("Exchange"), "/exchange/")
DUE = Place(_("Due under 16 e"), "/visits/due-under-16e/")
DOCUMENTS = Place(_("Documents"), "/documents/")
PACKS = Place(_("Packs"), "/packs/")

PLACES = {
    "16-a": VISITS,
    "16-b": NEEDS,
    "16-c": PROJECTS,
    "16-d": EXCHANGE,
    "16-e": DUE,
    "16-f": VISITS,
    "16-g": VISITS,
    "16-h": VISITS,
    "16-i": PACKS,
    "16-j": NEEDS,
    "17": PROJECTS,
    "18": PROJECTS,
    "19": RECOMMENDATIONS,
    "20": RECOMMENDATIONS,
    "exchange-b": DOCUMENTS,
    "exchange-c": DOCUMENTS,
    "exchange-e": DOCUMENTS,
    "follow-up-d": PACKS,
    "follow-up-e": PACKS,
    "follow-up-f": PACKS,
}


def place_of(code: str) -> Place | None:
    """The page where a measure is carried out, if there is one."""
    place = PLACES.get(code)
    return place if place and leads_somewhere(place.path) else None


def leads_somewhere(address: str) -> bool:
    """Whether an address of the portal has a page."""
    return bool(address) and is_valid_path(address.partition("?")[0])
