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
from .saved_views import forget_view, give_view, save_view, share_view

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
    "forget_view",
    "give_view",
    "invite",
    "propose",
    "propose_hand_over",
    "rename_entity",
    "reset_second_factor",
    "save_view",
    "share_view",
    "turn_down",
    "turn_down_hand_over",
]
