"""What a project may build on: what CTED found, recommends and thinks is needed."""

from django.db.models import Q

from assessments.models import (
    AnalyticalProduct,
    Assessment,
    Finding,
    Need,
    Recommendation,
)

KINDS = (Recommendation, Need, Finding, Assessment, AnalyticalProduct)
# Rows offered of each kind; more words find the rest.
MOST = 25


def readable(person, refs) -> list:
    """The records with these references, as far as this person may read them."""
    return [
        record
        for kind in KINDS
        for record in _of_kind(kind, person).filter(ref__in=refs)
    ]


def found(person, words: str) -> list:
    """Records with all the words, or with that reference, grouped by State."""
    sought = [_with_words(kind, words) for kind in KINDS]
    return _by_state(person, zip(KINDS, sought, strict=True))


def suggested(person, project) -> list:
    """Records about the States the project helps, grouped by State."""
    helped = Q(marking__state__in=project.in_states.values("state"))
    return _by_state(person, ((kind, helped) for kind in KINDS))


def _by_state(person, conditions):
    records = [
        record
        for kind, condition in conditions
        for record in _of_kind(kind, person).filter(condition).order_by("-pk")[:MOST]
    ]
    return sorted(records, key=lambda record: _state_name(record).casefold())


def _state_name(record):
    state = record.marking.state
    return state.name if state else ""


def _of_kind(kind, person):
    readable = kind.objects.readable_by(person).unsealed_for(person)
    return readable.select_related("marking__holder", "marking__state")


def _with_words(kind, words):
    condition = Q()
    for word in words.split():
        anywhere = [Q(**{f"{name}__icontains": word}) for name in kind.searchable]
        condition &= Q(*anywhere, Q(ref__iexact=word), _connector=Q.OR)
    return condition


def is_origin(record) -> bool:
    """Whether an idea may come from it: a need only once its State has agreed."""
    return not isinstance(record, Need) or record.agreed_on is not None
