"""What may be typed of people: their account, their places, who is invited."""

from .account import AccountForm
from .accounts import EntityForm, InvitationForm, NamesForm
from .hand_over import HandOverForm
from .proposals import PROPOSED, EndingForm, ProposalForm
from .saved_views import SaveViewForm

__all__ = [
    "PROPOSED",
    "AccountForm",
    "EndingForm",
    "EntityForm",
    "HandOverForm",
    "InvitationForm",
    "NamesForm",
    "ProposalForm",
    "SaveViewForm",
]
