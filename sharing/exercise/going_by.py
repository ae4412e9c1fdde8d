"""What is to come of what the exercise's assessments go by: a scale of fewer levels,
and the survey put before the Committee, which waits for a second person."""

from datetime import timedelta

from django.utils import timezone

from assessments.approvals import changing
from assessments.models import Assessment
from assessments.scales import actions, reading

from .acting import acting

TO_COME = timedelta(days=60)
LEFT_OUT = "marginally"


def load():
    day = timezone.localdate() + TO_COME
    with acting("reviewer.cted") as reviewer:
        _begin_scale(reviewer, day)
    with acting("officer.cted") as officer:
        facts = {"begins_on": day, "is_end": False}
        facts |= {"source": "EXERCISE: programme of work"}
        reason = "The Committee is to see the surveys before they are adopted."
        changing.propose(Assessment.Type.SURVEY, by=officer, reason=reason, **facts)


def _begin_scale(by, day):
    standing = reading.current()
    levels = [
        actions.Level(level.names, level.position)
        for level in standing.levels.all()
        if level.code != LEFT_OUT
    ]
    facts = {"names": standing.names, "source": "EXERCISE: note on the levels"}
    actions.begin(by=by, begins_on=day, levels=levels, **facts)
