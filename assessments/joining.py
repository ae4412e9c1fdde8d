"""What a result is given when it is added to a report.

A floor above may know more of a report than this one does: that it is a visit's, whose
results already reached others.  It registers what such a result is released to.
"""

from collections.abc import Callable, Iterable

# Each is asked with the report and the person who adds; it answers unsaved releases.
# Filled before models are there, so none is named here.
asked: list[Callable[..., Iterable]] = []


def releases_for_addition(assessment, *, by) -> list:
    """The unsaved releases that a result of this report starts with."""
    return [made for ask in asked for made in ask(assessment, by=by)]
