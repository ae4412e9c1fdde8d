"""What may be put before the Committee, and what follows from its decision.

Apps above register their kinds of record: the Committee decides on a report as on the
annual list of visits.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ctportal.confidentiality.models import Record


def _nothing(record, decision, *, by):
    """What follows where an app has nothing to add."""


@dataclass(frozen=True)
class Business:
    """One kind of record that the Committee decides on.

    `awaits`: whether a record stands where the Committee decides on it.
    `circulated` and `adopted` are told in the transaction of the act, `by` somebody of
    the record's office who may change it.
    """

    awaits: Callable[[Record], bool]
    adopted: Callable[..., object]
    circulated: Callable[..., object] = _nothing


# By kind of record.
registered: dict[str, Business] = {}
# Told as well of each adoption: a visit goes along with its report.
followers: dict[str, list[Callable[..., object]]] = {}


def awaits(record) -> bool:
    """Whether the Committee is to decide on this record now."""
    business = registered.get(record.marking.kind)
    return business is not None and business.awaits(record)


def follow_adoption(record, decision, *, by):
    """All that the adoption of a record brings."""
    registered[record.marking.kind].adopted(record, decision, by=by)
    for follow in followers.get(record.marking.kind, ()):
        follow(record, decision, by=by)
