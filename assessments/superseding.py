"""What took the place of a superseded record, put beside it for who may read both.

A report is superseded by a later report; a recommendation by the one that replaces it.
Whoever may not read the later one reads "superseded" and no more.
"""

from django.apps import apps
from django.db.models import Q

SUPERSEDED = "superseded"
# Where it stands what took a record's place: the tie, and its two ends.
TIES = {
    "assessment": ("Supersession", {}),
    "recommendation": ("RecommendationTie", {"kind": "replaces"}),
}


def put_beside(rows, person, only):
    """Give each superseded row its later one as `newer`: no query where there is none.

    `only` narrows the later ones down further, for readers who are several.
    """
    superseded = {row.pk: row for row in rows if _is_superseded(row)}
    if superseded:
        model = type(next(iter(superseded.values())))
        for earlier, later in newer_of(model, superseded, person, only).items():
            superseded[earlier].newer = later


def newer_of(model, earlier, person, only=None) -> dict:
    """The later record of each of these, as far as this person may read it."""
    name, facts = TIES[model.kind]
    ties = apps.get_model("assessments", name).objects.filter(**facts)
    ends = dict(
        ties.filter(earlier__in=list(earlier))
        .order_by("pk")
        .values_list("earlier_id", "later_id")
    )
    if not ends:
        return {}
    readable = model.objects.readable_by(person).for_table()
    found = readable.filter(only or Q()).in_bulk(ends.values())
    return {pk: found[later] for pk, later in ends.items() if later in found}


def _is_superseded(row) -> bool:
    return getattr(row, "status", "") == SUPERSEDED
