"""Clearance of any record: chains within its office, decisions of the Committee."""

from .chains import Chain, ChainStep, OtherVersion
from .decisions import Decision, DecisionLetter, DecisionMove, HoldKeeper
from .fingerprints import Fingerprint, FingerprintPart
from .holds import Hold, HoldMove
from .seats import SeatProposal
from .templates import ChainKeeper, ChainTemplate, TemplateStep

__all__ = [
    "Chain",
    "ChainKeeper",
    "ChainStep",
    "ChainTemplate",
    "Decision",
    "DecisionLetter",
    "DecisionMove",
    "Fingerprint",
    "FingerprintPart",
    "Hold",
    "HoldKeeper",
    "HoldMove",
    "OtherVersion",
    "SeatProposal",
    "TemplateStep",
]
