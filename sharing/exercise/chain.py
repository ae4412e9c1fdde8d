"""A whole chain of work: visits, what they led to, and how it was shared.

Everything is done through the actions people use, by the accounts of the cast, so that
the exercise shows what the portal really does.
"""

from random import Random

from visits.models import Visit

from . import (
    afterwards,
    around_visits,
    clearing,
    committee,
    documents,
    evaluations,
    following,
    going_by,
    letters,
    matrices,
    notes,
    overviews,
    packs,
    projects,
    reports,
    saved,
    surveys,
    visits,
)
from .acting import acting

SEED = 7


def is_loaded() -> bool:
    with acting("analyst.cted") as analyst:
        return Visit.objects.readable_by(analyst).exists()


def load(scale: int = 1):
    """`scale` multiplies what was written down, not visits or projects."""
    # The same exercise every time; nothing here is a secret.
    committee.seat()
    visits.load(Random(SEED), scale)  # noqa: S311
    reports.load()
    overviews.load()
    committee.load()
    documents.load()
    letters.load()
    projects.load()
    matrices.load()
    packs.load()
    notes.load()
    evaluations.load()
    following.load()
    surveys.load()
    saved.load()
    around_visits.load()
    afterwards.load()
    going_by.load()
    # Last: what came before went out as it was.
    clearing.load()
