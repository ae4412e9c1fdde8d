"""Facets: how many of a reader's own rows each choice would leave."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from ctportal.pages import address
from ctportal.pages.filters import InForce
from ctportal.people.models import Classification
from ctportal.reference import languages, names

from . import kinds
from .querysets import MOST_FOUND, found


@dataclass(frozen=True)
class Facet:
    """One way to narrow down: its word in the address, its field, its names."""

    key: str
    label: str
    field: str
    named_by: str
    name: Callable[[object], str]
    newest_first: bool = False
    # States stand by name: by how much was found there they would be ranked.
    by_name: bool = False


FACETS = (
    Facet("kind", _("Kind"), "kind", "kind", kinds.name_of),
    Facet(
        "state",
        _("Member State"),
        "state__iso3",
        "state_id",
        names.of_state,
        by_name=True,
    ),
    Facet("theme", _("Theme"), "theme__code", "theme_id", names.of_theme),
    Facet(
        "office",
        _("Originating office"),
        "holder__code",
        "holder__names",
        languages.chosen,
    ),
    Facet(
        "classification",
        _("Classification"),
        "classification",
        "classification",
        lambda value: str(Classification(value).label),
    ),
    Facet("year", _("Year"), "happened_on__year", "happened_on__year", str, True),
)
OF_NUMBERS = {"classification", "year"}
NUMBER = re.compile(r"[0-9]{1,4}")
# Choices shown at once; the others wait behind "more".
AT_ONCE = 5


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """A facet with what the reader's rows have in it."""

    facet: Facet
    choices: list[Choice]

    @property
    def shown(self) -> list[Choice]:
        places = range(len(self.choices))
        return [self.choices[n] for n in places if self._is_shown(n)]

    @property
    def waiting(self) -> list[Choice]:
        places = range(len(self.choices))
        return [self.choices[n] for n in places if not self._is_shown(n)]

    def _is_shown(self, place):
        return place < AT_ONCE or self.choices[place].is_chosen


class Narrowing:
    """What is asked of the portal: words, and choices in each facet.

    Everything starts from the rows handed in, which are those the reader may read; a
    choice that none of them has finds nothing, whether or not others have it.
    """

    def __init__(self, query, readable, *, request):
        self.query = query
        self.words = query.get("q", "").strip()
        pks = found(self.words) if self.words else []
        self.is_cut = len(pks) >= MOST_FOUND
        self.matching = readable.filter(pk__in=pks) if self.words else readable

    def is_valid(self) -> bool:
        return True

    @property
    def qs(self):
        return self._narrowed(FACETS)

    def _narrowed(self, facets):
        rows = self.matching
        for facet in facets:
            if chosen := self.chosen(facet):
                rows = rows.filter(**{f"{facet.field}__in": chosen})
        return rows

    def chosen(self, facet) -> list[str]:
        """What is chosen in a facet; a word of no sense there is passed over."""
        asked = (value.replace("\0", "") for value in self.query.getlist(facet.key))
        if facet.key in OF_NUMBERS:
            return [value for value in asked if NUMBER.fullmatch(value)]
        return [value for value in asked if value]

    @cached_property
    def groups(self) -> list[Group]:
        """Each facet, counted under what is chosen in the others."""
        return [Group(facet, self._choices(facet)) for facet in FACETS]

    def _choices(self, facet):
        others = [other for other in FACETS if other is not facet]
        columns = dict.fromkeys((facet.field, facet.named_by))
        rows = self._narrowed(others).order_by().values_list(*columns)
        chosen = self.chosen(facet)
        choices = [
            Choice(str(row[0]), facet.name(row[-2]), row[-1], str(row[0]) in chosen)
            for row in rows.annotate(count=Count("pk"))
            if row[0] is not None
        ]
        if facet.newest_first:
            return sorted(choices, key=lambda choice: choice.value, reverse=True)
        if facet.by_name:
            return sorted(choices, key=lambda choice: choice.label.casefold())
        return sorted(choices, key=lambda choice: (-choice.count, choice.label))

    def in_force(self) -> list[InForce]:
        """The words and choices in force, each with the address without it."""
        said = [("q", _("Words"), self.words, self.words)] if self.words else []
        for group in self.groups:
            labels = {choice.value: choice.label for choice in group.choices}
            said += [
                (group.facet.key, group.facet.label, value, labels.get(value, value))
                for value in self.chosen(group.facet)
            ]
        return [
            InForce(label, name, address.without(self.query, key, value))
            for key, label, value, name in said
        ]
