"""What the State reports it has done on a recommendation."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import open_record, released_to
from ctportal.confidentiality.descent import open_from
from ctportal.confidentiality.policy import require_holder

from ..models import ProgressReport, Recommendation
from .comments import speaks_for_state
from .permission import WRITERS

Status = Recommendation.Status


@transaction.atomic
def report_progress(recommendation, *, by, text, reported_on, **letter):
    """Keep what the State reports it has done: its own word, whoever writes it down.

    Its mission says it itself; CTED writes it down on its behalf, naming the letter.
    """
    if recommendation.status == Status.DRAFT:
        raise ValidationError(_("The State was not yet told of this recommendation."))
    require_past(reported_on)
    said = {
        "recommendation": recommendation,
        "text": text,
        "reported_on": reported_on,
        **letter,
    }
    if speaks_for_state(by, recommendation):
        return open_record(
            ProgressReport,
            by=by,
            state=recommendation.marking.state,
            classification=recommendation.classification,
            releases=[released_to(recommendation.holder)],
            **said,
        )
    require_holder(by, recommendation, *WRITERS)
    if not letter.get("letter_number", "").strip():
        raise ValidationError({"letter_number": _("Name the letter of the State.")})
    return open_from(recommendation, ProgressReport, by=by, **said)


def require_past(day):
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come."))
