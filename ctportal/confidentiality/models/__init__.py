"""Markings, audiences and keys: what decides who may read a record."""

# Audiences come first: the rule reads them, and the records' querysets read the rule.
from .audiences import Audience, AudienceKey, Key, Reader
from .consents import Consent
from .records import Link, Marking, Record
from .releases import Release
from .requests import AccessQuestion, ConfidentialityRequest, RequestScope
from .revisions import Revision
from .sealed import SealedValue
from .standing import StandingChange, StandingRelease

__all__ = [
    "AccessQuestion",
    "Audience",
    "AudienceKey",
    "ConfidentialityRequest",
    "Consent",
    "Key",
    "Link",
    "Marking",
    "Reader",
    "Record",
    "Release",
    "RequestScope",
    "Revision",
    "SealedValue",
    "StandingChange",
    "StandingRelease",
]
