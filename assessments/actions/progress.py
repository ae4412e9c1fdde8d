"""What became of a recommendation: the State reports, CTED verifies."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import open_record, released_to, save_record
from ctportal.confidentiality.descent import open_from
from ctportal.confidentiality.policy import require_holder

from ..models import ProgressReport, Recommendation
from .comments import speaks_for_state
from .permission import WRITERS, require_assessors

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


@transaction.atomic
def record_implemented(recommendation, *, by, evidence, on=None) -> Recommendation:
    """Record that a recommendation was implemented: CTED's word, nobody else's.

    `evidence` says by what CTED knows, `on` since when it holds.
    """
    require_holder(by, recommendation, *WRITERS)
    require_assessors(by)
    if recommendation.status != Status.OPEN:
        raise ValidationError(_("Only an open recommendation can be implemented."))
    if not evidence.strip():
        raise ValidationError({"evidence": _("Say by what CTED knows.")})
    on = on or timezone.localdate()
    require_past(on)
    return save_record(
        recommendation,
        by=by,
        event="implemented",
        status=Status.IMPLEMENTED,
        implemented_on=on,
        evidence=evidence.strip(),
    )


def require_past(day):
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come."))
