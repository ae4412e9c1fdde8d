"""Whom a letter goes to, where that is not the mission of its record's State.

An organization, another State, or somebody outside whom no organization stands for.
"""

from ctportal.people.models import Entity
from ctportal.reference.models import State

from ..models import Letter

Receiver = Entity | State | str | None


def facts_of(receiver: Receiver) -> dict:
    """What the register says of it.

    To a person goes a letter and no note verbale, and no State is on the other side.
    """
    if isinstance(receiver, Entity):
        return {"entity": receiver}
    if isinstance(receiver, State):
        return {"state": receiver}
    if receiver:
        return {"person": receiver, "state": None, "type": Letter.Type.LETTER}
    return {}
