"""What everybody may know, found by words: no records, and never counted as such."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models import Requirement
from ctportal.reference import languages
from ctportal.reference.models import Instrument, Resolution, State, Theme

# Of each kind; the lists have all.
AT_MOST = 3
SHORTEST = 2


@dataclass(frozen=True)
class Known:
    """Something of reference, with the page that tells of it."""

    kind: str | Promise
    name: str
    href: str


@dataclass(frozen=True)
class Place:
    """One kind of it: by what its rows are found, and where each stands."""

    label: Promise
    model: type
    route: str
    key: str
    found_by: str
    told: Callable[[object], str] = str

    def bearing(self, words) -> list[Known]:
        rows = self.model.objects.filter(self._bears(words))[:AT_MOST]
        return [Known(self.label, self.told(row), self._way_to(row)) for row in rows]

    def _way_to(self, row) -> str:
        return reverse(self.route, args=[getattr(row, self.key)])

    def _bears(self, words) -> Q:
        """Every word: in the reader's language, in English or in the symbol."""
        fields = (f"names__{languages.active()}", "names__en", self.found_by)
        each = (
            reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields))
            for word in words.split()
        )
        return reduce(and_, each)


PLACES = (
    Place(_("Member State"), State, "portal:state", "iso3", "iso3", lambda s: s.name),
    Place(_("Theme"), Theme, "portal:theme", "code", "code", lambda t: t.name),
    Place(
        _("Resolution"),
        Resolution,
        "portal:resolution",
        "slug",
        "symbol",
        lambda r: f"{r.symbol}: {r.name}",
    ),
    Place(
        _("Requirement"),
        Requirement,
        "assessments:requirement",
        "code",
        "resolution__symbol",
    ),
    Place(
        _("International instrument"),
        Instrument,
        "portal:instrument",
        "number",
        "year",
        lambda i: f"{i.name} ({i.year})",
    ),
)


def named(words: str) -> list[Known]:
    """What bears all the words; nothing for words too short to mean something."""
    if len(words.strip()) < SHORTEST:
        return []
    return [found for place in PLACES for found in place.bearing(words)]
