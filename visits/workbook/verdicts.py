"""What reading one cell comes to: a value, and perhaps something to say about it."""

from dataclasses import dataclass
from typing import Any

NOTE, PROBLEM = "note", "problem"


@dataclass(frozen=True)
class Verdict:
    """A value as understood; a message when people should look.

    A note tells what was assumed and lets the line in.  A problem keeps it for repair.
    """

    value: Any = None
    message: Any = None
    severity: str = ""


def sound(value) -> Verdict:
    return Verdict(value)


def noted(value, message) -> Verdict:
    return Verdict(value, message, NOTE)


def faulty(message, value=None) -> Verdict:
    return Verdict(value, message, PROBLEM)
