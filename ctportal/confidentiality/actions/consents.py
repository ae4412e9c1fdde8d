"""Writing down what a State answered when it was asked to let others read."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.ledger.actions import note

from .. import policy
from ..models import Consent
from .markings import remark


@transaction.atomic
def say_consent(
    record, *, by, answer, readers, said_on, letter_number="", letter=None
) -> Consent:
    """Keep a State's answer on one record: it replaces what was said before its day."""
    policy.require_holder(by, record, *policy.KEEPERS)
    if said_on > timezone.localdate():
        raise ValidationError({"said_on": _("This day is still to come.")})
    said = Consent.objects.create(
        marking=record.marking,
        answer=answer,
        readers=readers,
        said_on=said_on,
        letter_number=letter_number,
        letter=letter,
        recorded_by=by,
    )
    remark([record.marking], by=by)
    note("consent-said", by=by, of=record.marking)
    return said
