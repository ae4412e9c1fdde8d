"""A project of UNOCT, and those who work on it."""

import pytest

from ctportal.confidentiality.actions import released_to
from ctportal.reference.models import Pillar, Theme
from projects import actions, priority

from .. import factories


@pytest.fixture
def manager(unoct):
    return factories.person_of(unoct, role="project-manager", clearance=1)


@pytest.fixture
def secretary(unoct):
    """Records what the Programme Review Board decides."""
    return factories.person_of(unoct, role="board-secretary", clearance=1)


@pytest.fixture
def adviser(holder):
    """An assessment officer of CTED."""
    return holder


@pytest.fixture
def make_project(manager, carana, as_person):
    """Opens a project for Carana, an idea without a pillar unless told otherwise."""

    def make(**facts):
        given = {
            "title": "Passenger data",
            "states": [carana],
            "themes": [Theme.objects.first()],
            "classification": 0,
        }
        with as_person(manager):
            return actions.open_project(by=manager, **given | facts)

    return make


@pytest.fixture
def project(make_project):
    """An idea that comes from the Strategy."""
    return make_project(pillar=Pillar.objects.first())


@pytest.fixture
def decide(secretary, as_person):
    """Records a decision of today about a project."""

    def record(project, outcome="approved", **facts):
        given = {"decided_on": project.stage_since, "minutes": "2026/05, item 4"}
        with as_person(secretary):
            return actions.record_decision(
                project, outcome=outcome, by=secretary, **given | facts
            )

    return record


@pytest.fixture
def standing_releases(cted, monkeypatch):
    """Priority projects go to CTED, as the standing releases say."""

    def to_cted(information, step, *, holder, stepped_on):
        assert information == "priority-project"
        return [
            released_to(cted, begins_on=stepped_on, basis="standing", ground="16 d")
        ]

    monkeypatch.setattr(priority, "releases_for", to_cted)
