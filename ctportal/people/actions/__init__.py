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
from .calendars import draw_calendar_address, end_calendar_address
from .hand_overs import (
    confirm_hand_over,
    propose_hand_over,
    turn_down_hand_over,
)
from .places import AlreadyProposed, confirm, propose, turn_down

__all__ = [
    "AlreadyProposed",
    "add_entity",
    "choose_language",
    "confirm",
    "confirm_hand_over",
    "disable",
    "draw_calendar_address",
    "draw_link",
    "enable",
    "end_calendar_address",
    "invite",
    "propose",
    "propose_hand_over",
    "rename_entity",
    "reset_second_factor",
    "turn_down",
    "turn_down_hand_over",
]
