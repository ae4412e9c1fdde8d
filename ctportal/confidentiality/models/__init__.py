"""Markings, audiences and keys: what decides who may read a record."""

# Audiences come first: the rule reads them, and the records' querysets read the rule.
from .audiences import Audience, AudienceKey, Key, Reader
from .classifying import Reclassification
from .consents import Consent
from .descent import Descent
from .naming import Naming
from .questions import AccessAnswer, AccessQuestion
from .records import Link, Marking, Record
from .releases import NOT_YET, Release, ReleaseProposal
from .requests import (
    ConfidentialityRequest,
    Lifting,
    RequestAgainst,
    RequestReach,
    RequestScope,
)
from .returns import Return
from .revisions import Revision
from .sealed import SealedValue
from .standing import StandingChange, StandingRelease

__all__ = [
    "NOT_YET",
    "AccessAnswer",
    "AccessQuestion",
    "Audience",
    "AudienceKey",
    "ConfidentialityRequest",
    "Consent",
    "Descent",
    "Key",
    "Lifting",
    "Link",
    "Marking",
    "Naming",
    "Reader",
    "Reclassification",
    "Record",
    "Release",
    "ReleaseProposal",
    "RequestAgainst",
    "RequestReach",
    "RequestScope",
    "Return",
    "Revision",
    "SealedValue",
    "StandingChange",
    "StandingRelease",
]
