"""Documents, letters, what was sent by other means, and the clocks that run."""

from .clocks import (
    ClockMove,
    ClockMoveLetter,
    ClockReminder,
    ClockRule,
    CountedFrom,
    Holiday,
    Kind,
    RunningClock,
)
from .documents import Document
from .letters import Letter, LetterNumber, LetterReply, LetterTie, NumberSequence
from .transmissions import Transmission, Transmitted

__all__ = [
    "ClockMove",
    "ClockMoveLetter",
    "ClockReminder",
    "ClockRule",
    "CountedFrom",
    "Document",
    "Holiday",
    "Kind",
    "Letter",
    "LetterNumber",
    "LetterReply",
    "LetterTie",
    "NumberSequence",
    "RunningClock",
    "Transmission",
    "Transmitted",
]
