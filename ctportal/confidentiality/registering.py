"""What the floors below are told of confidentiality, once its models are there."""

from pathlib import Path

from ctportal.pages import bulk as acts
from ctportal.pages import ribbon, waiting
from ctportal.people import handing_over as hand_overs
from ctportal.reference import further

from . import (
    bulk,
    changing,
    handing_over,
    naming,
    questions,
    receiving,
    releasing,
    returning,
    reviewing,
    standing,
)
from .wall import additions

WALL = Path(__file__).parent / "wall"
# Beside the rule itself; each stands on those before it.
SQL = ("standing.sql", "reasons.sql", "releases.sql", "naming.sql", "questions.sql")
WAITING = (changing, naming, questions, releasing, returning, reviewing)


def register():
    additions.files += [WALL / name for name in SQL]
    further.loads.append(standing.load)
    acts.registered += [bulk.SHARE, bulk.CLASSIFY]
    hand_overs.registered.append(handing_over.SOURCE)
    ribbon.receivers.append(receiving.receivers)
    waiting.registered += [source.waiting for source in WAITING]
