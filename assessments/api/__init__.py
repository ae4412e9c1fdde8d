"""The same records for machines."""

from .comments import CommentAnswerViewSet, CommentViewSet, ProgressReportViewSet
from .evaluations import EvaluationViewSet
from .merging import MergeViewSet
from .needs import NeedViewSet
from .reports import (
    AssessmentViewSet,
    FindingViewSet,
    RecommendationViewSet,
    SectionViewSet,
)
from .surveys import AnswersViewSet, AnswerViewSet, InstrumentViewSet
from .ties import under_a_recommendation
from .translations import TranslationViewSet
from .versions import ReportVersionViewSet

__all__ = ["routes", "under_a_recommendation"]

routes = {
    "assessments": AssessmentViewSet,
    "sections": SectionViewSet,
    "report-versions": ReportVersionViewSet,
    "translations": TranslationViewSet,
    "merges": MergeViewSet,
    "comments": CommentViewSet,
    "comment-answers": CommentAnswerViewSet,
    "findings": FindingViewSet,
    "recommendations": RecommendationViewSet,
    "progress-reports": ProgressReportViewSet,
    "needs": NeedViewSet,
    "external-evaluations": EvaluationViewSet,
    "survey-instruments": InstrumentViewSet,
    "survey-answers": AnswersViewSet,
    "answers": AnswerViewSet,
}
