"""What CTED finds of a State, recommends to it and thinks it needs."""

from .assessments import Assessment
from .results import Finding, Need, Priority, Recommendation, Result

__all__ = [
    "Assessment",
    "Finding",
    "Need",
    "Priority",
    "Recommendation",
    "Result",
]
