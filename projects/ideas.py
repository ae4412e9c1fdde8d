"""Project ideas that come of what both offices agreed after a visit (16 h)."""

from assessments.models import Need
from ctportal.confidentiality import finding
from ctportal.confidentiality.descent import terms_of
from ctportal.confidentiality.models import Marking
from visits import ideas

from .actions import MANAGERS, attach, open_project
from .models import Stage

TITLE_LENGTH = 120


def may_begin(person) -> bool:
    """Who writes project ideas down."""
    entity = person.entity
    of_unoct = entity is not None and entity.kind == entity.Kind.OFFICE
    return of_unoct and person.role in MANAGERS


def from_area(area, *, by):
    """An idea about the State visited, on the terms of the consultation whose words it
    repeats; it builds on the area's need if there is one that its writer may read."""
    state = area.consultation.marking.state
    project = open_project(
        by=by,
        states=[state] if state else [],
        themes=[area.theme],
        title=area.text.split("\n")[0][:TITLE_LENGTH],
        summary=area.text,
        **terms_of(area.consultation, by=by),
    )
    for need in _needs_of(area, by):
        attach(
            project,
            record=need,
            stage=Stage.IDEA,
            use=project.title,
            by=by,
        )
    return project


def _needs_of(area, person):
    ties = area.outcomes.filter(record__kind=Need.kind).values("record")
    markings = Marking.objects.readable_by(person).filter(pk__in=ties)
    return finding.records_of(markings, person)


def register():
    ideas.registered.append(ideas.Maker(may_begin, from_area))
