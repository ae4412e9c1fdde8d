"""Clearance chains on any record: how they usually go, and how each one went."""

from .chains import Chain, ChainStep, OtherVersion
from .fingerprints import Fingerprint, FingerprintPart
from .templates import ChainKeeper, ChainTemplate, TemplateStep

__all__ = [
    "Chain",
    "ChainKeeper",
    "ChainStep",
    "ChainTemplate",
    "Fingerprint",
    "FingerprintPart",
    "OtherVersion",
    "TemplateStep",
]
