"""What pages are sent."""

from uuid import uuid4

from .conftest import days_ago


def typed(**words):
    """A line of the notebook, with the words to be tried."""
    line = {"theme": "Border management", "text": "Open a post.", "priority": "1"}
    return line | {"need": "yes", "typed_as": str(uuid4())} | words


def on(code, days):
    """The day of a step, some days ago."""
    return {f"{code}-on": days_ago(days).isoformat()}
