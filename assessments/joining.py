"""What a result is given when it is added to a report.

A floor above may know more of a report than this one does: that it is a visit's, whose
results already reached others.  It registers what such a result is released to, and
what stands above the report that a State may have asked to keep.
"""

from collections.abc import Callable, Iterable

from ctportal.confidentiality.actions import cover
from ctportal.confidentiality.models import Record
from ctportal.confidentiality.scopes import requests_over

# Each is asked with the report and the person who adds; it answers unsaved releases.
asked: list[Callable[..., Iterable]] = []
# Each is asked with the report and the person, and answers the records above it.
above: list[Callable[..., Iterable]] = []
# Each is told what a draft of the report recommends, and answers the recommendation it
# has written down first in a place of its own, or None for reports it knows nothing of.
writing_down: list[Callable[..., Record | None]] = []

# Each is told that a report came to a status on its own page.
going_along: list[Callable[..., None]] = []


def go_along(assessment, status, *, by):
    """Let what a report belongs to come to where the report is."""
    for go in going_along:
        go(assessment, status, by=by)


def releases_for_addition(assessment, *, by) -> list:
    """The unsaved releases that a result of this report starts with."""
    return [made for ask in asked for made in ask(assessment, by=by)]


def requests_for_addition(assessment, kind, *, by) -> list:
    """The confidentiality requests that cover a new record of a kind in this report."""
    higher = [found for ask in above for found in ask(assessment, by)]
    return requests_over([assessment, *higher], kind, by=by)


def written_down(assessment, *, by, **facts):
    """A recommendation written in its report's place for them; None without one."""
    made = (write(assessment, by=by, **facts) for write in writing_down)
    return next((found for found in made if found), None)


def join(assessment, records, *, by):
    """Put records of this report under the requests that reach them, before others
    see them: who entered a request could not read the drafts.

    A document comes under what reaches the record it is attached to.
    """
    for record in records:
        kind = getattr(record, "attached_to", record).kind
        for request in requests_for_addition(assessment, kind, by=by):
            cover([record], request=request, by=by)
