"""A State asks that records be kept."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from . import actions, policy
from .models import (
    ConfidentialityRequest,
    RequestAgainst,
    RequestReach,
)
from .sealing import seal


@transaction.atomic
def enter(
    scope, *, by, state, entities=(), states=(), **facts
) -> ConfidentialityRequest:
    """Enter a State's request over a scope; it is in force when this returns.

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
    widen(asked, scope, by=by)
    return asked


@transaction.atomic
def widen(asked, scope, *, by):
    """Put more under a request: it takes effect at once, and for what is made later."""
    policy.require_holder(by, asked, *policy.KEEPERS)
    for record, _word in scope.reaches:
        policy.require_holder(by, record, *policy.KEEPERS)
    actions.cover(scope.covered(by), request=asked, by=by)
    RequestReach.objects.bulk_create(
        [
            RequestReach(request=asked, record=record.marking, word=word)
            for record, word in scope.reaches
        ],
        ignore_conflicts=True,
    )
    for record, name in scope.fields:
        seal(record, name, by=by, requests=[asked])


@transaction.atomic
def confirm(asked, *, by, channel, letter_number, letter_on=None):
    """Record the note in which the State confirms what it asked by word of mouth."""
    policy.require_holder(by, asked, *policy.KEEPERS)
    if not asked.awaits_note:
        raise ValidationError(_("The note is recorded already."))
    facts = {"channel": channel, "letter_number": letter_number, "letter_on": letter_on}
    return actions.save_record(asked, by=by, event="confirmed", **facts)


@transaction.atomic
def set_days(asked, *, by, until_on=None, review_on=None, note_expected_on=None):
    """Say when to look at a request again.  Nothing reopens by itself on these days."""
    policy.require_holder(by, asked, *policy.KEEPERS)
    days = {"until_on": until_on, "review_on": review_on}
    days["note_expected_on"] = note_expected_on
    return actions.save_record(asked, by=by, event="days-set", **days)
