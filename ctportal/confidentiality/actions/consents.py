"""Writing down what a State answered when it was asked to let others read."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import closing, consenting, policy
from ..models import Consent
from .markings import remark


@transaction.atomic
def say_consent(record, *, by, parts=(), said_on, **said):
    """Keep a State's answer on a record and on those of its `parts` it was given for.

    From its day it replaces what was said before.  `said` are the `answer`, the
    `readers` it is about, and its `letter_number` or `letter`.
    """
    records = [record, *parts]
    for one in records:
        policy.require_holder(by, one, *policy.KEEPERS)
    if said_on > timezone.localdate():
        raise ValidationError({"said_on": _("This day is still to come.")})
    if said["answer"] != Consent.Answer.WITHHELD and any(
        consenting.concerns_several(one) for one in records
    ):
        refusal = _("It concerns several States: each consents to its own part alone.")
        raise ValidationError({"answer": refusal})
    closing.taking_out_of_sight()
    markings = [one.marking for one in records]
    Consent.objects.bulk_create(
        Consent(marking=marking, said_on=said_on, recorded_by=by, **said)
        for marking in markings
    )
    remark(markings, by=by)
    closing.close_copies(markings, by=by)
    for marking in markings:
        note("consent-said", by=by, of=marking)
