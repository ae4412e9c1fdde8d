"""What CTED finds of a State, recommends to it and thinks it needs."""

from .assessments import Assessment
from .comments import Comment, CommentAnswer
from .files import ReportFile
from .progress import ProgressReport
from .requirements import Requirement
from .results import Finding, Need, Priority, Recommendation, Result
from .text import Passage, Section
from .ties import RecommendationTie

__all__ = [
    "Assessment",
    "Comment",
    "CommentAnswer",
    "Finding",
    "Need",
    "Passage",
    "Priority",
    "ProgressReport",
    "Recommendation",
    "RecommendationTie",
    "ReportFile",
    "Requirement",
    "Result",
    "Section",
]
