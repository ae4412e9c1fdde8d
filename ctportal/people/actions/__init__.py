"""What is done to accounts and places: each one transaction and one event."""

from .accounts import (
    add_entity,
    choose_language,
    disable,
    draw_link,
    enable,
    invite,
    rename_entity,
    reset_second_factor,
)
from .places import AlreadyProposed, confirm, propose, turn_down

__all__ = [
    "AlreadyProposed",
    "add_entity",
    "choose_language",
    "confirm",
    "disable",
    "draw_link",
    "enable",
    "invite",
    "propose",
    "rename_entity",
    "reset_second_factor",
    "turn_down",
]
