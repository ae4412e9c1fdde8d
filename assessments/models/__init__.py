"""What CTED finds of a State, recommends to it and thinks it needs."""

from .answers import SurveyAnswer, SurveyAnswers
from .approvals import Approval, ApprovalChange
from .assessments import Assessment
from .bodies import BodyRecommendation
from .comments import Comment, CommentAnswer
from .corrigenda import CorrectedWords, Corrigendum
from .evaluations import ExternalEvaluation, NeedEvidence, Rating
from .files import ReportFile
from .following import ClosureAnswer, ClosureProposal, ClosureTie, Verification
from .grounds import RecommendationGround
from .merging import Merge, MergedMark, MergedRow, Unmerging
from .products import AnalyticalProduct, ProductRegion, ProductState, ProductTheme
from .programmes import ProgrammeAnswer, ProgrammeRequest, ProgrammeTie
from .progress import ProgressReport
from .requirements import Requirement
from .results import Channel, Finding, Need, Priority, Recommendation, Result
from .superseding import Supersession
from .surveys import SurveyHeading, SurveyInstrument, SurveyQuestion
from .text import Passage, Section
from .ties import RecommendationTie
from .translations import TranslatedWords, Translation
from .versions import KeptWords, ReportVersion

# What may be merged with a duplicate.
MERGED = (Assessment, Finding, Recommendation, Need)

__all__ = [
    "MERGED",
    "AnalyticalProduct",
    "Approval",
    "ApprovalChange",
    "Assessment",
    "BodyRecommendation",
    "Channel",
    "ClosureAnswer",
    "ClosureProposal",
    "ClosureTie",
    "Comment",
    "CommentAnswer",
    "CorrectedWords",
    "Corrigendum",
    "ExternalEvaluation",
    "Finding",
    "KeptWords",
    "Merge",
    "MergedMark",
    "MergedRow",
    "Need",
    "NeedEvidence",
    "Passage",
    "Priority",
    "ProductRegion",
    "ProductState",
    "ProductTheme",
    "ProgrammeAnswer",
    "ProgrammeRequest",
    "ProgrammeTie",
    "ProgressReport",
    "Rating",
    "Recommendation",
    "RecommendationGround",
    "RecommendationTie",
    "ReportFile",
    "ReportVersion",
    "Requirement",
    "Result",
    "Section",
    "Supersession",
    "SurveyAnswer",
    "SurveyAnswers",
    "SurveyHeading",
    "SurveyInstrument",
    "SurveyQuestion",
    "TranslatedWords",
    "Translation",
    "Unmerging",
    "Verification",
]
