"""What is done to markings.  Each action is one transaction and one event."""

from ..audiences import CONFIDENTIAL, UNCLASSIFIED
from .classifying import reclassify, require_names
from .consents import say_consent
from .covering import cover
from .markings import draw_ref, intern, remark
from .records import open_record
from .releases import (
    confirm_release,
    leave_circle,
    propose_release,
    release,
    released_to,
    share,
    turn_down_release,
    withdraw,
)
from .saving import ChangedMeanwhile, save_record

__all__ = [
    "CONFIDENTIAL",
    "UNCLASSIFIED",
    "ChangedMeanwhile",
    "confirm_release",
    "cover",
    "draw_ref",
    "intern",
    "leave_circle",
    "open_record",
    "propose_release",
    "reclassify",
    "release",
    "released_to",
    "remark",
    "require_names",
    "save_record",
    "say_consent",
    "share",
    "turn_down_release",
    "withdraw",
]
