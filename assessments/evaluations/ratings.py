"""The ratings of one evaluation as they stand, with what was given before."""

from collections import defaultdict
from dataclasses import dataclass

from ..models import Rating
from . import schemes


@dataclass(frozen=True)
class Rated:
    """One item: what holds since which day, and the earlier ratings, latest first."""

    item: str
    mark: str
    word: str
    current: Rating
    former: list[Rating]


@dataclass(frozen=True)
class Group:
    """The rated items of one scheme."""

    label: str
    rows: list[Rated]


def of(evaluation) -> list[Group]:
    """Every rated item by scheme, in the order of the standard."""
    given = defaultdict(list)
    for rating in evaluation.ratings.all():
        given[rating.item].append(rating)
    groups = [_group(scheme, given) for scheme in schemes.of(evaluation)]
    return [group for group in groups if group.rows]


def _group(scheme, given) -> Group:
    rated = [item for item in scheme.items if item in given]
    return Group(scheme.label, [_rated(scheme, item, given) for item in rated])


def _rated(scheme, item, given) -> Rated:
    *former, current = given[item]
    word = scheme.marks(current.rating).label
    return Rated(item, current.rating, word, current, former[::-1])
