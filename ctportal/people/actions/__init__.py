"""What is done to accounts and places: each one transaction and one event."""

from .accounts import choose_language
from .places import AlreadyProposed, confirm, propose, turn_down

__all__ = [
    "AlreadyProposed",
    "choose_language",
    "confirm",
    "propose",
    "turn_down",
]
