"""Drafts of a circle, opened to the office that is to clear them.

The circle, a delegation for instance, goes on reading its draft until that is sent.
A document that is narrower than the record it goes with stays where it is: a State's
request or answer, its originator or its classification keeps it there.
"""

from collections.abc import Iterable

from ctportal.confidentiality.actions import leave_circle, released_to
from ctportal.confidentiality.actions.markings import facts_of
from ctportal.confidentiality.audiences import FREELY
from ctportal.confidentiality.milestones import Milestone
from ctportal.confidentiality.models import Record


def open_to_office(
    record: Record, text: Iterable, documents: Iterable, *, by, until: Milestone
):
    """Let its office read a record, its text and what goes out beside that."""
    circle = record.marking.circle
    if circle is None:
        return
    drafts = [part for part in [record, *text] if part.marking.circle_id == circle.pk]
    drafts += _no_narrower(list(documents), record)

    def to_the_circle(_part):
        return [released_to(circle, until=until)]

    leave_circle(drafts, by=by, releases_for=to_the_circle)


def _no_narrower(documents, record) -> list:
    """Those that nothing keeps closer than the record they go with."""
    facts = facts_of([record.pk, *(document.pk for document in documents)])
    whole = facts[record.pk]
    return [d for d in documents if d.pk in facts and _is_as_wide(facts[d.pk], whole)]


def _is_as_wide(own, whole) -> bool:
    return (
        own.circle == whole.circle
        and own.classification <= whole.classification
        and own.passing_on in (FREELY, whole.passing_on)
        and set(own.requests) <= set(whole.requests)
        and set(own.consents) <= set(whole.consents)
    )
