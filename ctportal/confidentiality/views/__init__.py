"""Pages on who may read what, and what a State asks to be kept."""

from .questions import ask_for_access, asked
from .readers import readers
from .releases import release
from .requests import new_request, request_detail, requests

__all__ = [
    "ask_for_access",
    "asked",
    "new_request",
    "readers",
    "release",
    "request_detail",
    "requests",
]
