"""The statuses of a visit that its release may wait for."""

from ctportal.confidentiality.milestones import Milestone, registered

from .life import LINE
from .models import Visit


def of_visit(visit, person) -> list[Milestone]:
    """The steps still ahead, in their order."""
    if visit.is_given_up:
        return []
    ahead = LINE[LINE.index(Visit.Status(visit.place)) + 1 :]
    return [Milestone(visit, status, status.label) for status in ahead]


def register():
    registered[Visit.kind] = of_visit
