"""The places of the portal, and the letter that goes to each."""

from dataclasses import dataclass
from functools import cache

from django.urls import is_valid_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    label: str | Promise
    path: str
    key: str
    # "page" here, "true" somewhere beneath, empty elsewhere.
    is_current: str = ""
    # Whose place it is, where it is one role's alone.
    role: str = ""

    def seen_from(self, path: str) -> "Place":
        return Place(self.label, self.path, self.key, self._current(path))

    def _current(self, path):
        if path == self.path:
            return "page"
        beneath = self.path != "/" and path.startswith(self.path)
        return "true" if beneath else ""


GROUPS = (
    (
        Place(_("Home"), "/", "h"),
        Place(_("Member States"), "/states/", "s"),
        Place(_("Visits"), "/visits/", "v"),
        Place(_("Assessments"), "/assessments/", "a"),
        Place(_("Projects"), "/projects/", "p"),
        Place(_("Portal"), "/portal/", "o"),
        Place(_("Exchange"), "/exchange/", "x"),
        Place(_("Packs"), "/packs/", "k"),
        Place(_("Coordination"), "/coordination/", "c"),
    ),
    (
        Place(_("Calendar"), "/visits/calendar/", "y"),
        Place(_("Due under 16 e"), "/visits/due-under-16e/", "e"),
        Place(_("To clear"), "/clearance/", "u"),
        Place(_("Themes"), "/themes/", "i"),
        Place(_("Before the Committee"), "/committee/", "n"),
        Place(_("Letters"), "/letters/", "j"),
        Place(_("Documents"), "/documents/", "d"),
        Place(_("Notes"), "/notes/", "t"),
        Place(_("Sent by other means"), "/transmissions/", "m"),
        Place(_("Confidentiality"), "/confidentiality/requests/", "r"),
        Place(_("People"), "/people/", "q"),
        Place(_("Withdrawals"), "/withdrawals/", "w"),
        Place(_("Shared by default"), "/confidentiality/standing/", "b"),
        Place(_("Record of access"), "/ledger/", "l", role="auditor"),
    ),
)


@cache
def built() -> tuple[tuple[Place, ...], ...]:
    """The places there are: a path that leads nowhere is not offered."""
    groups = (tuple(p for p in group if is_valid_path(p.path)) for group in GROUPS)
    return tuple(group for group in groups if group)


def seen_from(path: str, role: str = "") -> list[list[Place]]:
    """The places as they look from `path`; only the closest one is current."""
    groups = [
        [place.seen_from(path) for place in group if place.role in ("", role)]
        for group in built()
    ]
    current = [place for group in groups for place in group if place.is_current]
    closest = max(current, key=lambda place: len(place.path), default=None)
    return [[_dimmed(place, closest) for place in group] for group in groups]


def _dimmed(place, closest):
    return place if place is closest else Place(place.label, place.path, place.key)
