"""The list of what is in clearance."""

from ctportal.pages import lists

from ..lists import ToClear


def to_clear(request):
    """Records in clearance at one's office; first of all, what asks oneself."""
    return lists.page(request, ToClear, ToClear.rows_for(request.user))
