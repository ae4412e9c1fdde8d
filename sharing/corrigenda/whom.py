"""Whom a corrigendum is told: each who was given an earlier version."""

from dataclasses import dataclass

from ctportal.people.models import Entity
from ctportal.reference.models import State


@dataclass(frozen=True)
class Whom:
    """An organization, a State of which nobody reads here, or somebody of neither."""

    entity: Entity | None = None
    state: State | None = None
    person: str = ""

    def __str__(self):
        named = self.entity or self.state
        return str(named.name) if named else self.person

    def stands_for(self, other: "Whom") -> bool:
        """Whether it is the other one, or the mission that a State has here since."""
        state = self.state_of_mission
        return self == other or (state is not None and state == other.state)

    @property
    def state_of_mission(self) -> State | None:
        is_mission = self.entity is not None and self.entity.is_mission
        return self.entity.state if is_mission else None


def other_side_of(letter) -> Whom:
    """Whom a letter of ours went to; a State is its mission where that reads here."""
    state = state_of(letter)
    if letter.entity:
        return Whom(letter.entity)
    if state is None:
        return Whom(person=letter.person)
    missions = Entity.objects.filter(kind=Entity.Kind.MISSION, state=state)
    mission = missions.order_by("pk").first()
    return Whom(mission) if mission else Whom(state=state)


def state_of(letter) -> State | None:
    """The State that a letter went to, by its mission or as such."""
    if letter.entity is None:
        return letter.marking.state
    return Whom(letter.entity).state_of_mission
