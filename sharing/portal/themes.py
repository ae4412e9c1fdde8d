"""A theme and its parts as one person may know them: what is asked of States, found,
recommended and needed, and who helps; State by State in the order of their names."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessments.models import (
    AnalyticalProduct,
    BodyRecommendation,
    Finding,
    Need,
    Recommendation,
    Requirement,
)
from ctportal.reference.models import State
from ctportal.reference.names import in_reading_order
from projects.models import Project, ProjectState

# Products and other bodies' recommendations shown at once; their lists have all.
LATEST = 20
WEIGHTS = ("marking__classification", "marking__holder_id", "marking__handling")
# What is counted State by State: its list, and the words of its column.
COUNTED = {
    Finding: ("assessments:findings", _("Findings")),
    Recommendation: ("assessments:recommendations", _("Recommendations")),
    Need: ("assessments:needs", _("Needs")),
    Project: ("projects:index", _("Projects")),
}


@dataclass
class Line:
    """One State, with how much of each kind the reader may read, and where it is."""

    state: State
    counts: dict = field(default_factory=lambda: defaultdict(int))
    theme: str = ""

    @property
    def cells(self) -> list[tuple[int, str]]:
        """Each count with the address of the rows that it counts."""
        query = f"?theme={self.theme}&state={self.state.iso3}"
        return [
            (self.counts[model], reverse(route) + query)
            for model, (route, _label) in COUNTED.items()
        ]


class ThemePage:
    """All of one theme that one person may read."""

    def __init__(self, theme, person):
        self.theme, self.person = theme, person

    @cached_property
    def requirements(self) -> list[Requirement]:
        """What resolutions ask of States in this matter, as the provisions stand."""
        asked = Requirement.objects.current().with_resolutions()
        return list(asked.filter(Q(theme=self.theme) | Q(theme__parent=self.theme)))

    @cached_property
    def lines(self) -> list[Line]:
        """The States of which there is anything, by name; they are not ranked."""
        counts = {model: self._counts(model) for model in COUNTED}
        known = {pk for counted in counts.values() for pk in counted}
        states = in_reading_order(State.objects.filter(pk__in=known))
        lines = [Line(state, theme=self.theme.code) for state in states]
        for line in lines:
            for model, counted in counts.items():
                line.counts[model] = counted.get(line.state.pk, 0)
        return lines

    @property
    def heads(self) -> list:
        return [label for _route, label in COUNTED.values()]

    @cached_property
    def products(self) -> list[AnalyticalProduct]:
        rows = self._about(AnalyticalProduct).for_table()
        return list(rows.order_by("-as_of", "ref")[:LATEST])

    @cached_property
    def of_other_bodies(self) -> list[BodyRecommendation]:
        """Never counted with what CTED recommends."""
        rows = self._about(BodyRecommendation).for_table()
        return list(rows.order_by("-adopted_on", "ref")[:LATEST])

    @property
    def shown(self) -> list:
        """What the page shows: of rows that are counted, one of each weight."""
        samples = [
            record
            for model in COUNTED
            for record in self._about(model)
            .select_related("marking__holder")
            .order_by(*WEIGHTS)
            .distinct(*WEIGHTS)
        ]
        return [*samples, *self.products, *self.of_other_bodies]

    def _about(self, model):
        """The rows about the theme, or about a part of it."""
        readable = model.objects.readable_by(self.person)
        return readable.unsealed_for(self.person).about(self.theme)

    def _counts(self, model) -> dict[int, int]:
        """How many rows there are of each State: the same as its list has."""
        rows, state = self._about(model).order_by(), "marking__state"
        if model is Project:
            rows = ProjectState.objects.filter(project__in=rows.values("pk"))
            rows, state = rows.order_by(), "state"
        counted = rows.filter(**{f"{state}__isnull": False}).values_list(state)
        return dict(counted.annotate(count=Count("pk")))
