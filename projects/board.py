"""All projects by stage."""

from dataclasses import dataclass

from django.urls import reverse

from .models import Project, Stage
from .querysets import ProjectQuerySet
from .rail import days_in_stage, in_days
from .wording import states_of

# Cards of one stage; the list has the rest.
MOST = 12


@dataclass(frozen=True)
class BoardColumn:
    """One stage, the projects that are in it, and the list of them all."""

    stage: Stage
    projects: list[Project]
    count: int

    @property
    def href(self) -> str:
        return f"{reverse('projects:index')}?stage={self.stage.value}&closed=no"

    @property
    def items(self) -> list[dict]:
        return [
            {
                "title": project.title,
                "href": project.get_absolute_url(),
                "note": states_of(project),
                "classification": project.classification,
                "when": in_days(days_in_stage(project)),
            }
            for project in self.projects
        ]


def columns_of(projects: ProjectQuerySet) -> list[BoardColumn]:
    """The seven stages with those of `projects` under way, longest there first."""
    under_way = projects.under_way()
    return [_column(stage, under_way.at(stage)) for stage in Stage]


def _column(stage, projects):
    first = projects.for_table().order_by("stage_since", "pk")[:MOST]
    return BoardColumn(stage, list(first), projects.count())
