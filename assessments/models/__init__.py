"""What CTED finds of a State, recommends to it and thinks it needs."""

from .answers import SurveyAnswer, SurveyAnswers
from .approvals import Approval
from .assessments import Assessment
from .bodies import BodyRecommendation
from .comments import Comment, CommentAnswer
from .corrigenda import CorrectedWords, Corrigendum
from .evaluations import ExternalEvaluation, NeedEvidence, Rating
from .files import ReportFile
from .following import ClosureAnswer, ClosureProposal, ClosureTie, Verification
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

__all__ = [
    "AnalyticalProduct",
    "Approval",
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
    "Verification",
]
