"""A State asks that records be kept; a person asks for what they cannot open."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from ctportal.ledger.actions import note

from . import actions, policy
from .models import AccessQuestion, ConfidentialityRequest, RequestAgainst


@transaction.atomic
def enter(
    records, *, by, state, entities=(), states=(), **facts
) -> ConfidentialityRequest:
    """Enter a State's request over `records`; it is in force when this returns.

    `entities` and `states` are those it names, if it is against those named.  Joint
    report, paragraph 16 e: all is shared but what the State asks to keep.
    """
    policy.require_role(by, *policy.KEEPERS)
    asked = actions.open_record(
        ConfidentialityRequest,
        by=by,
        state=state,
        classification=actions.CONFIDENTIAL,
        **facts,
    )
    named = [RequestAgainst(request=asked, entity=entity) for entity in entities]
    named += [
        RequestAgainst(request=asked, state=named_state) for named_state in states
    ]
    RequestAgainst.objects.bulk_create(named)
    actions.cover(records, request=asked, by=by)
    return asked


@transaction.atomic
def ask_for_access(*, by, address, reason):
    """Pass a question on to whoever holds what is at an address, if anything is."""
    AccessQuestion.objects.create(by=by, address=address, reason=reason)
    note("access-asked", by=by)


@dataclass(frozen=True)
class Question:
    """Somebody's question for a record of one's own office."""

    at: datetime
    name: str
    entity: str
    ref: str
    reason: str


def questions_to(person, most=100) -> list[Question]:
    """What was asked of the records this person's office holds, newest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access_questions(%s)", [most])
        return [Question(*row) for row in cursor.fetchall()]
