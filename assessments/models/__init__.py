"""What CTED finds of a State, recommends to it and thinks it needs."""

from .assessments import Assessment
from .files import ReportFile
from .requirements import Requirement
from .results import Finding, Need, Priority, Recommendation, Result
from .text import Passage, Section
from .ties import RecommendationTie

__all__ = [
    "Assessment",
    "Finding",
    "Need",
    "Passage",
    "Priority",
    "Recommendation",
    "RecommendationTie",
    "ReportFile",
    "Requirement",
    "Result",
    "Section",
]
