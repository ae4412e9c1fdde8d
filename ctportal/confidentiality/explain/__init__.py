"""Who can read a record and why, told by the rule itself.

The originating office's people are told everything: every reader with the reason, what
is held back from whom, and what a person of any organization would see.  Everybody else
is told why they can read it themselves, and nothing of others or of any request.

All of it is worked out from the keys of the record's audience, which are what opens it.
"""

from .effects import Effect, effect_of
from .people import people_who_can_read, people_with
from .readers import ReaderLine, who_can_read
from .reasons import reasons_of, why_readable
from .viewing import Sight, Standpoint, seen_from
from .withheld import HeldBack, held_back

__all__ = [
    "Effect",
    "HeldBack",
    "ReaderLine",
    "Sight",
    "Standpoint",
    "effect_of",
    "held_back",
    "people_who_can_read",
    "people_with",
    "reasons_of",
    "seen_from",
    "who_can_read",
    "why_readable",
]
