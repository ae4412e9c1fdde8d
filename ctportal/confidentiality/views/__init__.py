"""Pages on who may read what, and what a State asks to be kept."""

from .access import access_to
from .classifying import classify
from .consents import consent
from .history import history, revert
from .naming import name_reader, nobodys, settle_naming
from .questions import answer, ask_for_access, asked, put_answer_aside
from .readers import readers
from .releases import end_release, release, release_proposal, settle_release
from .sealing import seal, share_again
from .standing import (
    change_standing,
    further_reader,
    settle_standing,
    standing,
    standing_change,
)
from .viewing import all_as, view_as

__all__ = [
    "access_to",
    "all_as",
    "answer",
    "ask_for_access",
    "asked",
    "change_standing",
    "classify",
    "consent",
    "end_release",
    "further_reader",
    "history",
    "name_reader",
    "nobodys",
    "put_answer_aside",
    "readers",
    "release",
    "release_proposal",
    "revert",
    "seal",
    "settle_naming",
    "settle_release",
    "settle_standing",
    "share_again",
    "standing",
    "standing_change",
    "view_as",
]
