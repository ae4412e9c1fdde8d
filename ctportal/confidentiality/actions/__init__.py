"""What is done to markings.  Each action is one transaction and one event."""

from ..audiences import CONFIDENTIAL, UNCLASSIFIED
from .classifying import reclassify
from .consents import say_consent
from .covering import cover
from .markings import draw_ref, intern, remark
from .records import open_record
from .releases import leave_circle, release, released_to
from .saving import ChangedMeanwhile, save_record

__all__ = [
    "CONFIDENTIAL",
    "UNCLASSIFIED",
    "ChangedMeanwhile",
    "cover",
    "draw_ref",
    "intern",
    "leave_circle",
    "open_record",
    "reclassify",
    "release",
    "released_to",
    "remark",
    "save_record",
    "say_consent",
]
