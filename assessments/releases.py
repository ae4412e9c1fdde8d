"""Which releases each step of an assessment's life gives it."""

from django.utils import timezone

from ctportal.confidentiality.actions import released_to
from ctportal.confidentiality.models import Release, StandingRelease
from ctportal.confidentiality.standing import releases_for
from ctportal.people.models import Community, Entity

from .models import Assessment

Basis = Release.Basis
REPORTS_OF_VISITS = {
    Assessment.Type.COMPREHENSIVE,
    Assessment.Type.FOCUSED,
    Assessment.Type.FOLLOW_UP,
    Assessment.Type.ADVOCACY,
}


def releases_at(status, assessment) -> list[Release]:
    """The unsaved releases that a step gives; others stay as they are."""
    if status == Assessment.Status.WITH_STATE:
        return _to(_missions_of(assessment.marking.state), Basis.STATE)
    if status == Assessment.Status.COMMITTEE:
        return _to(Community.objects.filter(code="committee"), Basis.COMMITTEE)
    is_visit_report = assessment.type in REPORTS_OF_VISITS
    if status == Assessment.Status.ADOPTED and is_visit_report:
        report = StandingRelease.Information.REPORT
        return releases_for(report, stepped_on=timezone.localdate())
    return []


def _missions_of(state):
    return Entity.objects.filter(kind=Entity.Kind.MISSION, state=state)


def _to(readers, basis):
    today = timezone.localdate()
    return [released_to(reader, begins_on=today, basis=basis) for reader in readers]
