"""What a project is made of: what was said of it, and the documents attached."""

from assessments.portions import documents_of
from ctportal.confidentiality import portions

from .models import Project, StageInput


def of_project(project, person) -> list:
    """As far as this person may read; each part has readers of its own."""
    inputs = StageInput.objects.readable_by(person).for_table()
    given = list(inputs.filter(project=project).order_by("stage", "ref"))
    return given + documents_of([project, *given], person)


def register():
    """Tell the ground floor what a project is made of."""
    portions.registered[Project.kind] = of_project
