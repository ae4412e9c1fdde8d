"""The statuses of a visit that its release may wait for."""

from ctportal.confidentiality.milestones import Milestone, registered

from .models import Visit


def of_visit(visit, person) -> list[Milestone]:
    """The steps still ahead, in their order."""
    order = list(Visit.Status)
    ahead = order[order.index(Visit.Status(visit.status)) + 1 :]
    return [Milestone(visit, status, status.label) for status in ahead]


def register():
    registered[Visit.kind] = of_visit
