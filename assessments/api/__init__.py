"""The same records for machines."""

from .comments import CommentAnswerViewSet, CommentViewSet, ProgressReportViewSet
from .evaluations import EvaluationViewSet
from .reports import (
    AssessmentViewSet,
    FindingViewSet,
    NeedViewSet,
    RecommendationViewSet,
    SectionViewSet,
)

routes = {
    "assessments": AssessmentViewSet,
    "sections": SectionViewSet,
    "comments": CommentViewSet,
    "comment-answers": CommentAnswerViewSet,
    "findings": FindingViewSet,
    "recommendations": RecommendationViewSet,
    "progress-reports": ProgressReportViewSet,
    "needs": NeedViewSet,
    "external-evaluations": EvaluationViewSet,
}
