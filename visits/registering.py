"""What the floors below are told of this app, once its models are there."""

from ctportal.pages import waiting
from ctportal.people import handing_over as hand_overs
from ctportal.reference import further

from . import (
    adoption,
    awaiting,
    checklist_data,
    clearing,
    commenting,
    committee,
    going_along,
    handing_over,
    letters,
    lifted,
    merging_results,
    milestones,
    occasions,
    portions,
    releases,
    scopes,
    sharing,
    states,
)

ROOMS = (
    adoption,
    clearing,
    commenting,
    committee,
    lifted,
    going_along,
    portions,
    merging_results,
    milestones,
    occasions,
    releases,
    sharing,
    letters,
    scopes,
    states,
)


def register():
    hand_overs.registered += handing_over.SOURCES
    further.loads.append(checklist_data.load)
    waiting.registered += awaiting.SOURCES
    for room in ROOMS:
        room.register()
