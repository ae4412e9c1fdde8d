"""Writing down what deadlines have passed over in silence, by itself and once.

Each decision is a transaction of its own, in the name of who keeps it: a crash leaves
it as it was, to be written down the next time.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.identity import as_person
from ctportal.people.models import Membership, Person

from ..models import Decision
from . import actions


class Due(NamedTuple):
    decision_id: int
    holder_id: int
    kept_by_id: int


def record_all() -> int:
    """Record every adoption by no objection; how many were recorded."""
    return sum(record(due) for due in everything_due())


def everything_due() -> list[Due]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM decisions_due(%s)", [timezone.now()])
        return [Due(*row) for row in cursor.fetchall()]


def record(due: Due) -> bool:
    """Record one adoption in the name of its keeper, or of who keeps it today."""
    for person in keepers_of(due):
        with as_person(person):
            try:
                return _recorded(due, person)
            except (PermissionDenied, ValidationError, ChangedMeanwhile):
                continue
    return False


def keepers_of(due: Due) -> Iterator[Person]:
    """Who circulated it, then others of the office that keeps it."""
    offices = policy.offices_behind(due.holder_id)
    members = Membership.objects.current().filter(
        entity__in=offices, role__in=policy.KEEPERS, person__is_active=True
    )
    people = {m.person_id: m.person for m in members.select_related("person")}
    first = people.pop(due.kept_by_id, None)
    yield from ([first] if first else [])
    yield from people.values()


@transaction.atomic
def _recorded(due, person) -> bool:
    decisions = Decision.objects.readable_by(person).for_table()
    decision = decisions.filter(pk=due.decision_id).first()
    if decision is None:
        return False
    actions.record_no_objection(decision, by=person)
    return True
