"""What the floors below are told of this app, once its models are there."""

from pathlib import Path

from ctportal.confidentiality.wall import additions
from ctportal.ledger import history as told
from ctportal.pages import waiting
from ctportal.reference import further

from . import (
    adoption,
    approvals,
    awaiting,
    beside,
    clearing,
    history,
    letters,
    milestones,
    portions,
    requirements,
    scopes,
)
from .commenting import telling as days_for_comments
from .merging.moving import MovingRows
from .products import clearing as products
from .surveys import beside as surveys
from .surveys import clearing as instruments
from .translations import occasions

HERE = Path(__file__).parent
SQL = (
    "comments.sql",
    "words.sql",
    "going_by.sql",
    "approvals/approvals.sql",
    "requirements/requirements.sql",
)
ROOMS = (
    adoption,
    clearing,
    products,
    instruments,
    portions,
    milestones,
    scopes,
    letters,
    surveys,
    days_for_comments,
    beside,
    occasions,
)


def register():
    additions.files += [*(HERE / name for name in SQL), MovingRows()]
    further.loads += [requirements.load, approvals.load]
    waiting.registered += awaiting.SOURCES
    told.WORDS.update(history.OF_NO_RECORD)
    for room in ROOMS:
        room.register()
