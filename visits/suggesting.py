"""What may be suggested while typing: only from what the person may read."""

from collections import Counter

from assessments.models import Recommendation

from .likeness import share, words_in

LATEST = 200
MOST_ADDRESSEES = 60
MOST_EARLIER = 8
# How much of what is typed an earlier recommendation must share to be suggested.
RESEMBLING = 0.15


def addressees(visit, person) -> tuple[list[str], list]:
    """Those of recommendations to the State, the most used first, and for each the
    recommendation it was read in."""
    known = _to_the_state(visit, person).exclude(addressees="")
    latest = list(known.order_by("-created_at", "ref")[:LATEST])
    named, read_in = Counter(), {}
    for record in latest:
        for name in _named_in(record):
            named[name] += 1
            read_in.setdefault(name, record)
    offered = [name for name, _count in named.most_common(MOST_ADDRESSEES)]
    return offered, [read_in[name] for name in offered]


def earlier(visit, person, *, like="", besides=()) -> list[Recommendation]:
    """Earlier recommendations to the State, those that resemble some words first.

    The lines of this visit's own notebook are none of them.
    """
    known = _to_the_state(visit, person).exclude(marking__of_visits__visit=visit)
    known = known.exclude(status="withdrawn").exclude(pk__in=besides)
    found = list(known.order_by("-created_at", "ref")[:LATEST])
    words = words_in(like)
    if not words:
        return found[:MOST_EARLIER]
    ranked = [(share(words, words_in(str(r.text))), r) for r in found]
    near = [pair for pair in ranked if pair[0] >= RESEMBLING]
    near.sort(key=lambda pair: -pair[0])
    return [record for _share, record in near[:MOST_EARLIER]]


def _named_in(record) -> list[str]:
    if "addressees" in record.not_shared:
        return []
    return [name.strip() for name in record.addressees.split(";") if name.strip()]


def _to_the_state(visit, person):
    readable = Recommendation.objects.readable_by(person).of_state(visit.marking.state)
    return readable.for_table().unsealed_for(person)
