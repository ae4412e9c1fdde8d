"""What may be asked and released."""

from .classifying import ClassifyForm, ClassifySeveralForm
from .consents import ConsentForm
from .naming import NamingForm
from .questions import AnswerForm, AskForm
from .releases import ReleaseForm, ShareSeveralForm
from .sealing import SealForm
from .standing import ChangeForm, FurtherReaderForm
from .viewing import StandpointForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "ChangeForm",
    "ClassifyForm",
    "ClassifySeveralForm",
    "ConsentForm",
    "FurtherReaderForm",
    "NamingForm",
    "ReleaseForm",
    "SealForm",
    "ShareSeveralForm",
    "StandpointForm",
]
