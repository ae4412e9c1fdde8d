"""What may be asked and released."""

from .questions import AskForm
from .releases import ReleaseForm
from .requests import RequestForm, StateForm
from .standing import ChangeForm, FurtherReaderForm

__all__ = [
    "AskForm",
    "ChangeForm",
    "FurtherReaderForm",
    "ReleaseForm",
    "RequestForm",
    "StateForm",
]
