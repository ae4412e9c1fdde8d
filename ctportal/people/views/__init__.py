"""Pages of people: one's account, the office's people, and what runs the portal."""

from .account import access, account, acts
from .administration import (
    accounts,
    act_on_account,
    entities,
    invite,
    invite_again,
    manage_account,
    new_entity,
    rename_entity,
)
from .calendar import calendar
from .offices import functions, member, office
from .proposals import confirm, end, propose, turn_down

__all__ = [
    "access",
    "account",
    "accounts",
    "act_on_account",
    "acts",
    "calendar",
    "confirm",
    "end",
    "entities",
    "functions",
    "invite",
    "invite_again",
    "manage_account",
    "member",
    "new_entity",
    "office",
    "propose",
    "rename_entity",
    "turn_down",
]
