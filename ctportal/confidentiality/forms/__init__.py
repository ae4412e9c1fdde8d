"""What may be asked and released."""

from .classifying import ClassifyForm
from .consents import ConsentForm
from .naming import NamingForm
from .questions import AnswerForm, AskForm
from .releases import ReleaseForm
from .sealing import SealForm
from .standing import ChangeForm, FurtherReaderForm
from .viewing import StandpointForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "ChangeForm",
    "ClassifyForm",
    "ConsentForm",
    "FurtherReaderForm",
    "NamingForm",
    "ReleaseForm",
    "SealForm",
    "StandpointForm",
]
