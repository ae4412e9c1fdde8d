"""People, the entities they act for, and what each may be shown."""

from .accounts import People, Person
from .calendars import CalendarAddress
from .classification import Classification
from .entities import Community, CommunityMember, Entity, JointMember
from .hand_overs import HandOver, HandOverItem
from .places import Clearance, Deputyship, Function, Incumbency, Membership
from .proposals import PlaceProposal
from .saved_views import SavedView

__all__ = [
    "CalendarAddress",
    "Classification",
    "Clearance",
    "Community",
    "CommunityMember",
    "Deputyship",
    "Entity",
    "Function",
    "HandOver",
    "HandOverItem",
    "Incumbency",
    "JointMember",
    "Membership",
    "People",
    "Person",
    "PlaceProposal",
    "SavedView",
]
