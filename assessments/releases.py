"""Which releases each step of an assessment's life gives it."""

from datetime import date

from django.utils import timezone

from ctportal.confidentiality.actions import released_to
from ctportal.confidentiality.models import Release, StandingRelease
from ctportal.confidentiality.standing import releases_for
from ctportal.people.models import Community, Entity

from .models import Assessment

Basis = Release.Basis
Status = Assessment.Status
REPORTS_OF_VISITS = {
    Assessment.Type.COMPREHENSIVE,
    Assessment.Type.FOCUSED,
    Assessment.Type.FOLLOW_UP,
    Assessment.Type.ADVOCACY,
}


def releases_at(
    status, assessment, *, on: date | None = None, decided_on: date | None = None
) -> list[Release]:
    """The unsaved releases that a step taken on a day gives; others stay as they are.

    `decided_on` is the day whose standing releases count: when the visit was agreed.
    """
    on = on or timezone.localdate()
    if status == Status.WITH_STATE:
        return to_the_state(assessment.marking.state, on)
    if status == Status.COMMITTEE:
        return _to(Community.objects.filter(code="committee"), Basis.COMMITTEE, on)
    if status == Status.ADOPTED and assessment.type in REPORTS_OF_VISITS:
        report = StandingRelease.Information.REPORT
        return releases_for(report, stepped_on=on, decided_on=decided_on)
    return []


def to_the_state(state, day: date) -> list[Release]:
    """To the permanent missions of a State, from a day on."""
    missions = Entity.objects.filter(kind=Entity.Kind.MISSION, state=state)
    return _to(missions, Basis.STATE, day)


def _to(readers, basis, day):
    return [released_to(reader, begins_on=day, basis=basis) for reader in readers]
