"""What may be asked and released."""

from .classifying import ClassifyForm
from .consents import ConsentForm
from .naming import NamingForm
from .questions import AnswerForm, AskForm
from .releases import ReleaseForm
from .requests import RequestForm, StateForm
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
    "RequestForm",
    "SealForm",
    "StandpointForm",
    "StateForm",
]
