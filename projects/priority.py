"""Projects in priority regions: the other office is told (joint report, 16 d)."""

from django.db.models import Q
from django.utils import timezone

from ctportal.confidentiality.actions import release
from ctportal.confidentiality.models import Release, StandingRelease
from ctportal.confidentiality.standing import releases_for
from ctportal.reference.models import State
from ctportal.reference.querysets import in_force

from .models import Project, Stage


def helps_a_priority_region(project: Project) -> bool:
    """Whether it helps a State of a grouping in force, or of the exercise."""
    grouped = Q(memberships__isnull=False) & in_force(
        timezone.localdate(), "memberships__"
    )
    invented = Q(status=State.Status.EXERCISE)
    helped = project.in_states.values("state")
    return State.objects.filter(grouped | invented, pk__in=helped).exists()


def release_from_analysis_on(project: Project, *, by):
    """Give a priority project that reached analysis its standing releases, once."""
    standing = Release.objects.filter(
        marking=project.marking, basis=Release.Basis.STANDING
    )
    reached = project.stage >= Stage.ANALYSIS
    if not reached or standing.exists() or not helps_a_priority_region(project):
        return
    for made in releases_for(
        StandingRelease.Information.PROJECT,
        StandingRelease.Step.ANALYSIS,
        holder=project.holder,
        stepped_on=project.stage_since,
    ):
        release(
            project,
            to=made.reader,
            by=by,
            begins_on=made.begins_on,
            basis=made.basis,
            ground=made.ground,
        )
