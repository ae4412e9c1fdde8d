"""What a recommendation takes up of earlier ones, and what later ones take up of it."""

from collections import defaultdict
from dataclasses import dataclass

from .models import Recommendation, RecommendationTie


@dataclass(frozen=True)
class Tied:
    """A tie as one end has it: the word, and the recommendation at the other end."""

    kind: str
    word: str
    record: Recommendation


def to_earlier(records, person) -> dict[int, list[Tied]]:
    """Of each recommendation, those it takes up, as far as this person reads them."""
    return _tied(records, person, here="later", there="earlier")


def to_later(records, person) -> dict[int, list[Tied]]:
    """Of each recommendation, those that take it up."""
    return _tied(records, person, here="earlier", there="later")


def _tied(records, person, here, there):
    ties = list(
        RecommendationTie.objects.filter(
            **{
                f"{here}__in": [record.pk for record in records],
                f"{there}__in": _readable(person).values("pk"),
            }
        ).order_by("pk")
    )
    ends = _readable(person).for_table().unsealed_for(person)
    others = ends.in_bulk([getattr(tie, f"{there}_id") for tie in ties])
    found = defaultdict(list)
    for tie in ties:
        other = others[getattr(tie, f"{there}_id")]
        tied = Tied(tie.kind, tie.get_kind_display(), other)
        found[getattr(tie, f"{here}_id")].append(tied)
    return found


def _readable(person):
    return Recommendation.objects.readable_by(person)
