"""What may be asked and released."""

from .questions import AskForm
from .releases import ReleaseForm
from .requests import RequestForm, StateForm

__all__ = ["AskForm", "ReleaseForm", "RequestForm", "StateForm"]
